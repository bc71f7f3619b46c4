//! Operations on columns.

use serde::Deserialize;

use super::present;
use crate::schema::{Column, Constraint, ServerDefault, SqlType, TableName};
use crate::sql::Identifier;

/// ADD COLUMN. The constraints, indexes and the comment that the column brings along are operations of their own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AddColumn {
    pub table: TableName,
    pub column: Column,
    #[serde(default)]
    pub if_not_exists: bool,
    /// The column's one foreign key, to be written in the column's own line.
    #[serde(default)]
    pub references: Option<Constraint>,
    #[serde(default)]
    pub inline_primary_key: bool,
}

/// DROP COLUMN.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropColumn {
    pub table: TableName,
    pub column: Identifier,
    #[serde(default)]
    pub if_exists: bool,
}

/// Changes of one column, each its own statement. What is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct AlterColumn {
    pub table: TableName,
    pub column: Identifier,
    #[serde(default)]
    pub nullable: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    pub server_default: Option<Option<ServerDefault>>,
    #[serde(default)]
    pub existing_server_default: Option<ServerDefault>,
    #[serde(default, deserialize_with = "present")]
    pub comment: Option<Option<String>>,
    #[serde(default)]
    pub new_name: Option<Identifier>,
    #[serde(default, rename = "type")]
    pub sql_type: Option<SqlType>,
    #[serde(default)]
    pub using: Option<String>,
}
