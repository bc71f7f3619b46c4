//! Tables: what CREATE TABLE needs to know, and how a table is named elsewhere.

use serde::Deserialize;

use super::{Argument, Column, Constraint, Index, NamingConvention, WithOption};
use crate::sql::Identifier;

/// A table's name, and the schema it stands in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TableName {
    pub name: Identifier,
    #[serde(default)]
    pub schema: Option<Identifier>,
}

/// What makes a table a partition.
#[derive(Debug, Clone, PartialEq)]
pub struct PartitionOf {
    pub parent: TableName,
    /// `FOR VALUES FROM … TO …`, or `DEFAULT`
    pub bound: String,
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
    /// The table that this one is a part of, and which part: such a table has the other's columns.
    #[serde(skip)]
    pub partition_of: Option<PartitionOf>,
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
    /// Keyword arguments that belong to a dialect, as Python writes them.
    #[serde(default)]
    pub arguments: Vec<Argument>,
    /// The `info` dictionary of a model, in Python text.
    #[serde(default)]
    pub info: Option<String>,
    /// The schema of the metadata that the table belongs to.
    #[serde(default)]
    pub metadata_schema: Option<String>,
}
