//! Expressions and statements as revision files build them. The tag is `k`; parentheses and numbered names are not in
//! here, `ddl::expression` works them out.
//!
//! A selectable (table, subquery, CTE …) is described where it is first met and referred to by its number afterwards.

mod dml;
mod name;
pub mod operator;
mod select;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use dml::{
    Assignment, Conflict, ConflictAction, Delete, DmlColumn, Insert, InsertSource, Update,
};
pub use name::{Identity, Label, Part};
pub use operator::Operator;
pub use select::{
    Compound, Cte, ForUpdate, From, Join, Limit, Select, Selected, Source, SourceKind, TextSelect,
    Values,
};

use super::{SqlType, Value};

/// A piece of SQL.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "k", rename_all = "snake_case")]
pub enum Expression {
    /// Text with `:name` binds.
    Text {
        text: String,
        #[serde(default)]
        binds: BTreeMap<String, Expression>,
    },
    /// Text without binds, where a column stands.
    LiteralColumn {
        text: String,
        #[serde(default)]
        from: Option<From>,
    },
    Column {
        name: Label,
        /// What Python calls it, where that differs.
        #[serde(default)]
        key: Option<String>,
        #[serde(default)]
        from: Option<From>,
    },
    Bind(Bind),
    Null,
    True,
    False,
    Binary(Box<Binary>),
    /// An operator before its operand.
    Unary {
        op: Operator,
        element: Box<Expression>,
    },
    /// An operator behind its operand: DESC, NULLS LAST.
    Modifier {
        op: Operator,
        element: Box<Expression>,
    },
    /// A boolean that is no comparison, where a condition stands.
    IsTrue {
        element: Box<Expression>,
    },
    /// NOT before such a boolean.
    IsFalse {
        element: Box<Expression>,
    },
    List {
        op: Operator,
        elements: Vec<Expression>,
        #[serde(default = "yes")]
        group: bool,
    },
    Tuple {
        elements: Vec<Expression>,
    },
    Cast {
        element: Box<Expression>,
        #[serde(rename = "type")]
        sql_type: Box<SqlType>,
    },
    TypeCoerce {
        element: Box<Expression>,
    },
    Extract {
        field: String,
        element: Box<Expression>,
    },
    Case {
        #[serde(default)]
        value: Option<Box<Expression>>,
        whens: Vec<(Expression, Expression)>,
        #[serde(default, rename = "else")]
        otherwise: Option<Box<Expression>>,
    },
    Label {
        name: Label,
        id: u64,
        element: Box<Expression>,
    },
    Collation {
        name: Label,
        #[serde(default)]
        schema: Option<Label>,
    },
    /// Parentheses that the revision file asked for.
    Grouping {
        element: Box<Expression>,
    },
    /// In ORDER BY: a label that the statement selects stands by its name.
    LabelReference {
        element: Box<Expression>,
    },
    /// In ORDER BY: a column or label by its name.
    LabelName {
        name: String,
        /// What the name stands for in the statement.
        #[serde(default)]
        element: Option<Box<Expression>>,
        #[serde(default)]
        label: Option<Label>,
    },
    Function(Function),
    /// `(f(x)).name`
    FunctionColumn {
        function: Box<Expression>,
        name: Label,
    },
    NextValue {
        name: Label,
        #[serde(default)]
        schema: Option<Label>,
    },
    Over(Box<Over>),
    Filter {
        element: Box<Expression>,
        criterion: Box<Expression>,
    },
    WithinGroup {
        element: Box<Expression>,
        order_by: Vec<Expression>,
    },
    AggregateOrder {
        element: Box<Expression>,
        order_by: Vec<Expression>,
    },
    /// PostgreSQL's older `aggregate_order_by(x, y)`, the argument of an aggregate.
    OrderedArgument {
        element: Box<Expression>,
        order_by: Vec<Expression>,
    },
    Slice {
        start: Box<Expression>,
        stop: Box<Expression>,
    },
    /// `ARRAY[…]`
    Array {
        elements: Vec<Expression>,
        #[serde(default, rename = "type")]
        sql_type: Option<Box<SqlType>>,
    },
    /// SQL that a revision file's own @compiles function put together around other expressions.
    Composed {
        parts: Vec<Piece>,
    },
    /// A selectable itself.
    From {
        from: From,
    },
    /// A selectable's own name, where a value stands.
    FromColumn {
        from: From,
    },
    ScalarSubquery {
        element: Box<Expression>,
    },
    Exists {
        element: Box<Expression>,
    },
    ScalarValues {
        rows: Vec<Vec<Expression>>,
    },
    Select(Box<Select>),
    Compound(Box<Compound>),
    TextSelect(Box<TextSelect>),
    Values(Box<Values>),
    Insert(Box<Insert>),
    Update(Box<Update>),
    Delete(Box<Delete>),
}

/// A value, or the place for one.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Bind {
    pub name: Label,
    /// None where only the execution gives it.
    #[serde(default)]
    pub value: Option<Value>,
    #[serde(default)]
    pub required: bool,
    /// Stands for a list, as after IN.
    #[serde(default)]
    pub expanding: bool,
    /// Always written as a literal.
    #[serde(default)]
    pub literal: bool,
    /// A place that stays one even where values are written as literals: a column of an INSERT or UPDATE of whose
    /// values nothing is known.
    #[serde(default)]
    pub open: bool,
    /// What a literal shows where that differs from what the driver is handed.
    #[serde(default, rename = "lit")]
    pub literal_value: Option<Value>,
    /// Python's None, whatever its type makes of it.
    #[serde(default)]
    pub none: bool,
    /// The type to say behind the value: json, uuid, arrays.
    #[serde(default)]
    pub cast: Option<Box<SqlType>>,
}

/// `left op right`
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Binary {
    pub op: Operator,
    pub left: Expression,
    pub right: Expression,
    /// LIKE … ESCAPE
    #[serde(default)]
    pub escape: Option<String>,
    /// Of a regular expression.
    #[serde(default)]
    pub flags: Option<String>,
    /// BETWEEN SYMMETRIC
    #[serde(default)]
    pub symmetric: bool,
    /// The text search configuration of a match.
    #[serde(default)]
    pub postgresql_regconfig: Option<String>,
    /// What the result is cast to: an element of JSON as text, the divisor of integers.
    #[serde(default)]
    pub cast: Option<SqlType>,
    /// The left side is jsonb, which takes subscripts.
    #[serde(default)]
    pub jsonb: bool,
    /// Both sides of a division are integers.
    #[serde(default)]
    pub integers: bool,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Function {
    pub name: Label,
    #[serde(default)]
    pub package: Vec<Label>,
    pub args: Vec<Expression>,
    /// A word that takes parentheses only for arguments: CURRENT_DATE.
    #[serde(default)]
    pub keyword: bool,
    #[serde(default)]
    pub ordinality: bool,
    /// Gives an array, and so stands in parentheses before a subscript.
    #[serde(default)]
    pub array: bool,
}

/// A window function.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Over {
    pub element: Expression,
    #[serde(default)]
    pub partition_by: Vec<Expression>,
    #[serde(default)]
    pub order_by: Vec<Expression>,
    #[serde(default)]
    pub frame: Option<(String, FrameBound, FrameBound)>,
    #[serde(default)]
    pub exclude: Option<String>,
}

/// One end of a window's frame.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum FrameBound {
    Word(String),
    Distance(String, Expression),
}

/// Part of a composed expression.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Piece {
    Text(String),
    Expression(Box<Expression>),
}

fn yes() -> bool {
    true
}
