//! Values as the database driver is handed them: what a bind holds once its type has had its say.
//!
//! None, booleans, integers, floats and strings travel as they are; the rest as `{"v": kind, "s": text}` or
//! `{"v": "list" | "tuple", "items": […]}`.

use serde::Deserialize;

/// One value of a statement.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Null(()),
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    Tagged(Tagged),
}

/// A value that needs its kind said.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "v", rename_all = "snake_case")]
pub enum Tagged {
    /// An integer outside 64 bits.
    Int {
        s: String,
    },
    /// `nan`, `inf` or `-inf`.
    Float {
        s: String,
    },
    Decimal {
        s: String,
    },
    /// In hexadecimal.
    Bytes {
        s: String,
    },
    Date {
        s: String,
    },
    Time {
        s: String,
    },
    Timetz {
        s: String,
    },
    Timestamp {
        s: String,
    },
    Timestamptz {
        s: String,
    },
    /// `1 days 30.000000 seconds`
    Interval {
        s: String,
    },
    Uuid {
        s: String,
    },
    /// JSON text.
    Json {
        s: String,
    },
    /// The text of a range or multirange, and its type when the server must be told.
    Range {
        s: String,
        #[serde(default)]
        cast: Option<String>,
    },
    /// SQL text that the value quoted itself.
    Raw {
        s: String,
    },
    List {
        items: Vec<Value>,
    },
    Tuple {
        items: Vec<Value>,
    },
}

impl Value {
    /// The SQL NULL.
    pub const NULL: Value = Value::Null(());

    /// Whether this is NULL.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null(()))
    }
}
