//! The statements that write.

use serde::Deserialize;

use super::{Expression, From, Label, Selected};

/// INSERT.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Insert {
    pub table: From,
    pub columns: Vec<Label>,
    pub source: InsertSource,
    #[serde(default)]
    pub on_conflict: Option<Conflict>,
    #[serde(default)]
    pub returning: Vec<Selected>,
    #[serde(default)]
    pub prefixes: Vec<Expression>,
    #[serde(default)]
    pub ctes: Vec<From>,
}

/// Where the rows come from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InsertSource {
    /// One row a list, each as long as the columns.
    Rows(Vec<Vec<Expression>>),
    Select(Box<Expression>),
    /// DEFAULT VALUES
    Defaults,
}

/// ON CONFLICT.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Conflict {
    #[serde(default)]
    pub constraint: Option<Label>,
    #[serde(default)]
    pub elements: Option<Vec<Expression>>,
    #[serde(default, rename = "where")]
    pub predicate: Option<Expression>,
    /// None: DO NOTHING.
    #[serde(default)]
    pub update: Option<ConflictAction>,
}

/// DO UPDATE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ConflictAction {
    pub set: Vec<Assignment>,
    #[serde(default, rename = "where")]
    pub predicate: Option<Expression>,
}

/// `column = value`
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Assignment {
    pub column: DmlColumn,
    pub value: Expression,
}

/// What stands left of an assignment.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum DmlColumn {
    Expression(Box<Expression>),
    Name(Label),
}

/// UPDATE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Update {
    pub table: From,
    pub set: Vec<Assignment>,
    #[serde(default)]
    pub froms: Vec<From>,
    #[serde(default, rename = "where")]
    pub criteria: Vec<Expression>,
    #[serde(default)]
    pub returning: Vec<Selected>,
    #[serde(default)]
    pub prefixes: Vec<Expression>,
    #[serde(default)]
    pub ctes: Vec<From>,
    #[serde(default)]
    pub only: bool,
}

/// DELETE.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Delete {
    pub table: From,
    #[serde(default)]
    pub froms: Vec<From>,
    #[serde(default, rename = "where")]
    pub criteria: Vec<Expression>,
    #[serde(default)]
    pub returning: Vec<Selected>,
    #[serde(default)]
    pub prefixes: Vec<Expression>,
    #[serde(default)]
    pub ctes: Vec<From>,
    #[serde(default)]
    pub only: bool,
}
