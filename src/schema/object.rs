//! What a database has besides tables, each with the SQL that makes it and the SQL that takes it away.

use serde::Deserialize;

/// A kind of thing. They are made in this order, tables between sequences and functions, and taken away in the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    Schema,
    Extension,
    Enum,
    Domain,
    Sequence,
    Function,
    View,
    MaterializedView,
    Trigger,
    RowSecurity,
    Policy,
}

impl ObjectKind {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            ObjectKind::Schema => "schema",
            ObjectKind::Extension => "extension",
            ObjectKind::Enum => "enum",
            ObjectKind::Domain => "domain",
            ObjectKind::Sequence => "sequence",
            ObjectKind::Function => "function",
            ObjectKind::View => "view",
            ObjectKind::MaterializedView => "materialized view",
            ObjectKind::Trigger => "trigger",
            ObjectKind::RowSecurity => "row security",
            ObjectKind::Policy => "policy",
        }
    }

    /// Whether tables may need it, so that it has to be there before them.
    pub fn comes_before_tables(self) -> bool {
        match self {
            ObjectKind::Schema
            | ObjectKind::Extension
            | ObjectKind::Enum
            | ObjectKind::Domain
            | ObjectKind::Sequence => true,
            ObjectKind::Function
            | ObjectKind::View
            | ObjectKind::MaterializedView
            | ObjectKind::Trigger
            | ObjectKind::RowSecurity
            | ObjectKind::Policy => false,
        }
    }
}

/// One thing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Object {
    pub kind: ObjectKind,
    /// Its name, as SQL has it, with all that makes it one of its kind: `f(integer)`, `t ON x`.
    pub name: String,
    /// The statement that makes it.
    pub create: String,
    /// The statement that takes it away.
    pub drop: String,
    /// Of an enumeration.
    #[serde(default)]
    pub labels: Vec<String>,
}
