//! Operations on whole tables.

use serde::Deserialize;

use super::Operation;
use crate::schema::{Table, TableName};
use crate::sql::Identifier;

/// CREATE TABLE, with the types it needs before and the indexes and comments behind it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CreateTable {
    pub table: Table,
    #[serde(default)]
    pub if_not_exists: bool,
    #[serde(default)]
    pub only: Part,
    /// The types that come into being with the table and that its going leaves behind: what takes the step back drops them.
    #[serde(skip)]
    pub makes: Vec<Operation>,
}

/// How much of creating a table is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Types, table, indexes, comments.
    #[default]
    All,
    /// All but the types.
    TableAndMore,
    /// Types and table.
    TypesAndTable,
    /// The CREATE TABLE statement alone.
    Statement,
    /// Indexes and comments.
    Rest,
}

/// DROP TABLE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropTable {
    pub table: TableName,
    #[serde(default)]
    pub if_exists: bool,
    /// The table as it was, where that is known: what takes the step back.
    #[serde(skip)]
    pub was: Option<Box<Table>>,
}

/// ALTER TABLE … RENAME TO; the new name stays in the same schema.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RenameTable {
    pub table: TableName,
    pub new_name: Identifier,
}
