//! Operations that comment; no comment takes one away.

use serde::Deserialize;

use crate::schema::{Name, TableName};
use crate::sql::Identifier;

/// COMMENT ON TABLE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CommentTable {
    pub table: TableName,
    #[serde(default)]
    pub comment: Option<String>,
    /// The comment before, where that is known.
    #[serde(default)]
    pub existing: Option<String>,
}

/// COMMENT ON COLUMN.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CommentColumn {
    pub table: TableName,
    pub column: Identifier,
    #[serde(default)]
    pub comment: Option<String>,
    /// The comment before, where that is known.
    #[serde(default)]
    pub existing: Option<String>,
}

/// COMMENT ON CONSTRAINT.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CommentConstraint {
    pub table: TableName,
    pub name: Name,
    #[serde(default)]
    pub comment: Option<String>,
    /// How Python shows the constraint, for error texts.
    #[serde(default)]
    pub repr: String,
}
