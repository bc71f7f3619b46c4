//! Columns, and what the server puts into them when nothing is given.

use serde::Deserialize;

use super::{Argument, Constraint, Expression, IdentityOptions, PythonType, SqlType};
use crate::sql::Identifier;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Column {
    pub name: Identifier,
    #[serde(rename = "type")]
    pub sql_type: SqlType,
    /// The enumerations and domains that are created with a table of this column, where variants of the type make them
    /// others than `sql_type` tells.
    #[serde(default)]
    pub creates: Option<Vec<SqlType>>,
    #[serde(default)]
    pub nullable: bool,
    #[serde(default)]
    pub primary_key: bool,
    /// The table's autoincrement column: SERIAL instead of its integer type.
    #[serde(default)]
    pub serial: bool,
    #[serde(default)]
    pub server_default: Option<ServerDefault>,
    #[serde(default)]
    pub comment: Option<String>,
    /// CHECK constraints that stand in the column's own line.
    #[serde(default)]
    pub checks: Vec<Constraint>,
    /// A column that PostgreSQL has by itself (`xmin`): known, never created.
    #[serde(default)]
    pub system: bool,
    /// How Python writes the type; known where autogenerate needs it.
    #[serde(default)]
    pub python: Option<PythonType>,
    /// `autoincrement` as its author gave it, in Python text; None for the default.
    #[serde(default)]
    pub autoincrement: Option<String>,
    /// Whether the table takes this column for its autoincrement column.
    #[serde(default)]
    pub increments: bool,
    /// Whether nobody said that the column takes NULL, or that it doesn't.
    #[serde(default)]
    pub nullable_unset: bool,
    /// Keyword arguments that belong to a dialect.
    #[serde(default)]
    pub arguments: Vec<Argument>,
    /// In a database: the sequence that belongs to this column alone, as SERIAL makes it.
    #[serde(default)]
    pub owned_sequence: Option<String>,
    /// In a database: the column is there because a parent of the table has it.
    #[serde(skip)]
    pub inherited: bool,
}

/// Where the server takes a value from. The tag is `d`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "d", rename_all = "snake_case")]
pub enum ServerDefault {
    /// A string, rendered as a literal.
    Literal {
        value: String,
    },
    Expression {
        expression: Expression,
    },
    Computed {
        expression: Expression,
        #[serde(default)]
        persisted: Option<bool>,
    },
    Identity(IdentityOptions),
    /// The server has one; it is not ours to say.
    Fetched,
}
