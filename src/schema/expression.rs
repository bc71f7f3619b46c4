//! Expressions: SQL that a revision file says in words or builds from objects. The tag is `k`.

use serde::Deserialize;

/// A piece of SQL.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "k", rename_all = "snake_case")]
pub enum Expression {
    /// Text as it was given.
    Text { text: String },
}
