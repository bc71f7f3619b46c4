//! Indexes.

use serde::Deserialize;

use super::{Argument, Expression, Name, TableName};
use crate::sql::Identifier;

/// An index on a table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Index {
    #[serde(default)]
    pub name: Name,
    /// None only where an index is dropped by its name alone.
    #[serde(default)]
    pub table: Option<TableName>,
    #[serde(default)]
    pub elements: Vec<IndexElement>,
    #[serde(default)]
    pub unique: bool,
    #[serde(default)]
    pub concurrently: bool,
    #[serde(default)]
    pub using: Option<String>,
    #[serde(default)]
    pub include: Vec<Identifier>,
    #[serde(default)]
    pub nulls_not_distinct: Option<bool>,
    #[serde(default)]
    pub with: Vec<WithOption>,
    #[serde(default)]
    pub tablespace: Option<Identifier>,
    #[serde(default, rename = "where")]
    pub predicate: Option<Expression>,
    /// In a database: the statement that makes it, as the server writes it.
    #[serde(skip)]
    pub definition: Option<String>,
    /// Keyword arguments that belong to a dialect, as Python writes them.
    #[serde(default)]
    pub arguments: Vec<Argument>,
}

/// A column, or an expression, of an index.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct IndexElement {
    /// The name of a column of the table; else `expression` is there.
    #[serde(default)]
    pub column: Option<Identifier>,
    #[serde(default)]
    pub expression: Option<Expression>,
    /// What a naming convention takes for the element's column where that is a text.
    #[serde(default)]
    pub stands_for: Option<Identifier>,
    #[serde(default)]
    pub operator_class: Option<String>,
}

/// `fillfactor = 70` of a WITH clause: the word, and its value as text if it has one.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct WithOption {
    pub name: String,
    #[serde(default)]
    pub value: Option<String>,
}
