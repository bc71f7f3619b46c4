//! Tables: what CREATE TABLE needs to know, and how a table is named elsewhere.

use serde::Deserialize;

use super::{Column, Constraint, Index, NamingConvention, WithOption};
use crate::sql::Identifier;

/// A table's name, and the schema it stands in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TableName {
    pub name: Identifier,
    #[serde(default)]
    pub schema: Option<Identifier>,
}

/// A whole table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Table {
    #[serde(flatten)]
    pub name: TableName,
    #[serde(default)]
    pub columns: Vec<Column>,
    /// In the order they are to be written; the primary key first.
    #[serde(default)]
    pub constraints: Vec<Constraint>,
    #[serde(default)]
    pub indexes: Vec<Index>,
    #[serde(default)]
    pub comment: Option<String>,
    /// Words between CREATE and TABLE.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// The convention of the metadata that the table belongs to; without it the run's applies.
    #[serde(default)]
    pub naming: Option<NamingConvention>,
    #[serde(default)]
    pub inherits: Vec<Identifier>,
    #[serde(default)]
    pub partition_by: Option<String>,
    #[serde(default)]
    pub using: Option<String>,
    #[serde(default)]
    pub with: Vec<WithOption>,
    #[serde(default)]
    pub with_oids: Option<bool>,
    #[serde(default)]
    pub on_commit: Option<String>,
    #[serde(default)]
    pub tablespace: Option<Identifier>,
}
