//! Constraints of every kind. The tag is `kind`; what all kinds share stands beside it.

use serde::Deserialize;

use super::{Argument, Expression, Name, TableName};
use crate::sql::Identifier;

/// A constraint.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Constraint {
    #[serde(default)]
    pub name: Name,
    #[serde(flatten)]
    pub kind: ConstraintKind,
    #[serde(default)]
    pub deferrable: Option<bool>,
    #[serde(default)]
    pub initially: Option<String>,
    #[serde(default)]
    pub not_valid: bool,
    #[serde(default)]
    pub comment: Option<String>,
    /// A foreign key that is added when all tables are there, not with its own.
    #[serde(default)]
    pub use_alter: bool,
    /// The CHECK of a column's type, which the type makes again.
    #[serde(default)]
    pub type_bound: bool,
    /// In a database: the constraint without its name, as the server writes it.
    #[serde(skip)]
    pub definition: Option<String>,
    /// In a database: the table that a foreign key is about, whatever its kind here.
    #[serde(skip)]
    pub refers_to: Option<TableName>,
    /// Keyword arguments that belong to a dialect, as Python writes them.
    #[serde(default)]
    pub arguments: Vec<Argument>,
}

/// What a constraint demands.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ConstraintKind {
    PrimaryKey {
        columns: Vec<Identifier>,
        /// The columns' keys, where a naming convention could see them differ from the names.
        #[serde(default)]
        keys: Vec<String>,
        #[serde(default)]
        include: Vec<Identifier>,
    },
    Unique {
        columns: Vec<Identifier>,
        #[serde(default)]
        keys: Vec<String>,
        #[serde(default)]
        include: Vec<Identifier>,
        #[serde(default)]
        nulls_not_distinct: Option<bool>,
    },
    ForeignKey {
        columns: Vec<Identifier>,
        #[serde(default)]
        keys: Vec<String>,
        referred: TableName,
        referred_columns: Vec<Identifier>,
        #[serde(default)]
        on_delete: Option<String>,
        #[serde(default)]
        on_update: Option<String>,
        #[serde(default, rename = "match")]
        match_type: Option<String>,
    },
    Check {
        condition: Expression,
    },
    Exclude {
        using: String,
        elements: Vec<ExcludeElement>,
        #[serde(default, rename = "where")]
        predicate: Option<Expression>,
        #[serde(default)]
        columns: Vec<Identifier>,
    },
    /// The whole text, name included, as a function of the revision file wrote it (`@compiles`).
    Written {
        sql: String,
    },
}

/// `period range_ops WITH &&`
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ExcludeElement {
    pub expression: Expression,
    #[serde(default)]
    pub operator_class: Option<String>,
    pub operator: String,
}
