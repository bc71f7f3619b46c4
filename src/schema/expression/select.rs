//! What is read from, and the statements that read.

use serde::Deserialize;

use super::{Expression, Label};
use crate::schema::SqlType;

/// A selectable where something refers to it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum From {
    /// Described elsewhere in the same statement.
    Reference(u64),
    Source(Box<Source>),
}

/// A selectable and its number.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Source {
    pub id: u64,
    #[serde(flatten)]
    pub kind: SourceKind,
}

/// What can stand after FROM.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "k", rename_all = "snake_case")]
pub enum SourceKind {
    Table {
        name: Label,
        #[serde(default)]
        schema: Option<Label>,
    },
    /// Another selectable under a name of its own.
    Alias {
        name: Label,
        element: From,
        #[serde(default)]
        lateral: bool,
    },
    Subquery {
        name: Label,
        element: Box<Expression>,
        #[serde(default)]
        lateral: bool,
    },
    Join(Box<Join>),
    Cte(Box<Cte>),
    /// A function that gives rows.
    TableFunction {
        name: Label,
        function: Box<Expression>,
        #[serde(default)]
        lateral: bool,
        /// Columns to name behind the alias, with their types where those are wanted.
        #[serde(default)]
        columns: Vec<(Label, Option<SqlType>)>,
    },
    TableSample {
        name: Label,
        element: From,
        sampling: Box<Expression>,
        #[serde(default)]
        seed: Option<Box<Expression>>,
    },
    Values(Box<Values>),
    /// Literal text.
    Text {
        text: Box<Expression>,
    },
    /// A SELECT without a name.
    Grouping {
        element: Box<Expression>,
    },
}

/// `left JOIN right ON condition`
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Join {
    pub left: From,
    pub right: From,
    pub on: Expression,
    #[serde(default)]
    pub outer: bool,
    #[serde(default)]
    pub full: bool,
}

/// A common table expression.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Cte {
    pub name: Label,
    #[serde(default)]
    pub element: Option<Box<Expression>>,
    #[serde(default)]
    pub recursive: bool,
    #[serde(default)]
    pub nesting: bool,
    /// The CTE that this one is another name of.
    #[serde(default)]
    pub alias_of: Option<From>,
    /// The CTE that this one replaces: the same with more UNIONs.
    #[serde(default)]
    pub restates: Option<u64>,
    /// The names of the columns, when they are written.
    #[serde(default)]
    pub columns: Vec<Label>,
    /// MATERIALIZED and the like.
    #[serde(default)]
    pub prefixes: Vec<Expression>,
    #[serde(default)]
    pub suffixes: Vec<Expression>,
}

/// SELECT.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Select {
    pub columns: Vec<Selected>,
    /// What it reads from, joins taken into account, correlation not.
    #[serde(default)]
    pub froms: Vec<From>,
    #[serde(default, rename = "where")]
    pub criteria: Vec<Expression>,
    #[serde(default)]
    pub distinct: bool,
    #[serde(default)]
    pub distinct_on: Vec<Expression>,
    #[serde(default)]
    pub group_by: Vec<Expression>,
    #[serde(default)]
    pub having: Vec<Expression>,
    #[serde(default)]
    pub order_by: Vec<Expression>,
    #[serde(default, flatten)]
    pub limit: Limit,
    #[serde(default)]
    pub for_update: Option<ForUpdate>,
    #[serde(default)]
    pub prefixes: Vec<Expression>,
    #[serde(default)]
    pub suffixes: Vec<Expression>,
    /// Given by `correlate()`; None where it was not called.
    #[serde(default)]
    pub correlate: Option<Vec<From>>,
    #[serde(default)]
    pub correlate_except: Option<Vec<From>>,
    /// CTEs to write though nothing refers to them.
    #[serde(default)]
    pub ctes: Vec<From>,
    /// Tables to read without their children: `ONLY`.
    #[serde(default)]
    pub only: Vec<u64>,
}

/// One column of a SELECT or RETURNING.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Selected {
    #[serde(rename = "e")]
    pub element: Expression,
    /// The name it always gets.
    #[serde(default)]
    pub label: Option<Label>,
    /// The name it gets inside a subquery.
    #[serde(default)]
    pub from_label: Option<Label>,
}

/// How many rows.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Limit {
    pub limit: Option<Box<Expression>>,
    pub offset: Option<Box<Expression>>,
    pub fetch: Option<Box<Expression>>,
    pub fetch_percent: bool,
    pub fetch_with_ties: bool,
}

/// FOR UPDATE.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct ForUpdate {
    pub read: bool,
    pub key_share: bool,
    pub nowait: bool,
    pub skip_locked: bool,
    pub of: Vec<From>,
}

/// UNION and the like.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Compound {
    /// `UNION ALL`
    pub keyword: String,
    pub selects: Vec<Expression>,
    #[serde(default)]
    pub group_by: Vec<Expression>,
    #[serde(default)]
    pub order_by: Vec<Expression>,
    #[serde(default, flatten)]
    pub limit: Limit,
    #[serde(default)]
    pub ctes: Vec<From>,
}

/// A text that gives rows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TextSelect {
    pub element: Expression,
    #[serde(default)]
    pub ctes: Vec<From>,
}

/// VALUES.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Values {
    #[serde(default)]
    pub name: Option<Label>,
    pub columns: Vec<Label>,
    pub rows: Vec<Vec<Expression>>,
    #[serde(default)]
    pub literal_binds: bool,
    #[serde(default)]
    pub lateral: bool,
}
