//! Operations on whole tables.

use serde::Deserialize;

use crate::schema::{Table, TableName};
use crate::sql::Identifier;

/// CREATE TABLE, with the types it needs before and the indexes and comments behind it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CreateTable {
    pub table: Table,
    #[serde(default)]
    pub if_not_exists: bool,
    /// Only the CREATE TABLE statement itself, as SQLAlchemy's CreateTable construct.
    #[serde(default)]
    pub bare: bool,
}

/// DROP TABLE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DropTable {
    pub table: TableName,
    #[serde(default)]
    pub if_exists: bool,
}

/// ALTER TABLE … RENAME TO; the new name stays in the same schema.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RenameTable {
    pub table: TableName,
    pub new_name: Identifier,
}
