//! Names inside expressions: plain ones, and those that are put together when the statement is rendered.

use serde::Deserialize;

use crate::sql::Identifier;

/// A name in an expression: `"a"`, `{"name": "a", "quote": true}`, or `{"parts": [[7, "count"]]}`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Label {
    /// Made when the statement is rendered, and shortened when it is too long.
    Generated {
        parts: Vec<Part>,
        #[serde(default)]
        quote: Option<bool>,
    },
    Fixed(Identifier),
}

/// A piece of a generated name: text, or what becomes `base_1`, `base_2` by order of appearance.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Part {
    Text(String),
    Numbered(Identity, String),
}

/// Who a numbered piece belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(untagged)]
pub enum Identity {
    Number(u64),
    Word(String),
}
