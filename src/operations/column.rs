//! Operations on columns.

use serde::Deserialize;

use super::present;
use crate::schema::{Column, Constraint, PythonType, ServerDefault, SqlType, TableName};
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
    /// The column as it was, where that is known: what takes the step back.
    #[serde(skip)]
    pub was: Option<Box<Column>>,
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
    /// How Python writes the new type.
    #[serde(default)]
    pub python: Option<PythonType>,
    /// What the column was before, where that is known.
    #[serde(default)]
    pub existing: ExistingColumn,
}

/// A column as it is before a change; what isn't known, or doesn't matter, is absent.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ExistingColumn {
    pub sql_type: Option<SqlType>,
    pub python: Option<PythonType>,
    pub nullable: Option<bool>,
    pub comment: Option<String>,
    /// Set when the default was looked at; the inner None says that there is none.
    #[serde(deserialize_with = "present")]
    pub server_default: Option<Option<ServerDefault>>,
    /// `autoincrement=…` as Alembic hands it on.
    pub autoincrement: Option<bool>,
}
