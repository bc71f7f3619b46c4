//! Expressions and statements as SQL text, the text that SQLAlchemy sends or prints.
//!
//! In: an `Expression` and how its values are to be written. Out: SQL. Parentheses by precedence, numbered names
//! (`param_1`, `anon_1`) and the FROM clause of correlated subqueries are worked out here.

mod collect;
mod dml;
mod element;
mod function;
mod literal;
mod mentioned;
mod names;
mod operation;
mod select;
mod source;
mod text;

use std::collections::BTreeMap;

use super::Error;
use crate::schema::Value;
use crate::schema::expression::{Expression, InsertSource, Operator};

pub use literal::{driver_literal, sql_literal};
pub use mentioned::columns as mentioned_columns;

/// How the values of binds are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binds {
    /// As psycopg2 puts them into the statement.
    Driver,
    /// As SQLAlchemy's `literal_binds` does: DDL and offline.
    Literal,
    /// `:name`
    Named,
    /// `%(name)s`
    Pyformat,
}

/// What rendering depends on.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    pub binds: Binds,
    /// Columns carry their table's name.
    pub include_table: bool,
    /// Percent signs are doubled, as for a driver that reads `%s`.
    pub double_percents: bool,
    /// The server's major version; None offline.
    pub server_version: Option<u32>,
    /// Values given with the execution, by bind name.
    pub parameters: Option<&'a BTreeMap<String, Value>>,
    /// More of them, each a further row of an INSERT.
    pub more_rows: &'a [BTreeMap<String, Value>],
    /// A list of values gets a placeholder for each, where otherwise one stands for all.
    pub expanded: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            binds: Binds::Literal,
            include_table: true,
            double_percents: false,
            server_version: None,
            parameters: None,
            more_rows: &[],
            expanded: false,
        }
    }
}

/// SQL, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub sql: String,
    /// Names behind a colon that nothing gave a value, and that became NULL.
    pub unbound: Vec<String>,
}

/// Renders an expression or statement.
pub fn render(expression: &Expression, options: &Options) -> Result<Rendered, Error> {
    let mut renderer = Renderer::new(expression, options);
    let sql = renderer.top(expression)?;
    Ok(renderer.finish(sql))
}

/// Renders an expression that gets parentheses unless it is a name, a call or the like: an element of an index.
pub fn render_grouped(expression: &Expression, options: &Options) -> Result<Rendered, Error> {
    let mut renderer = Renderer::new(expression, options);
    let place = renderer.outermost();
    let sql = renderer.grouped(expression, None, place)?;
    Ok(renderer.finish(sql))
}

/// How many rows an INSERT takes at most, and how many values.
const ROWS_A_STATEMENT: usize = 1000;
const VALUES_A_STATEMENT: usize = 32_700;

/// Renders a statement that is executed with many sets of parameters: INSERTs of one row become INSERTs of many, as
/// SQLAlchemy sends them; anything else is one statement for each set.
pub fn render_many(
    expression: &Expression,
    sets: &[BTreeMap<String, Value>],
    options: &Options,
) -> Result<Vec<Rendered>, Error> {
    let width = match expression {
        Expression::Insert(insert) => match &insert.source {
            InsertSource::Rows(rows) if rows.len() == 1 => rows[0].len(),
            InsertSource::Rows(_) | InsertSource::Select(_) | InsertSource::Defaults => 0,
        },
        _ => 0,
    };
    let page = match width {
        0 => 1,
        width => ROWS_A_STATEMENT.min(VALUES_A_STATEMENT / width).max(1),
    };
    sets.chunks(page)
        .enumerate()
        .map(|(group, chunk)| {
            // a page of more than one row counts for itself
            let group = if page == 1 { group } else { 0 };
            let options = Options {
                parameters: chunk.first(),
                more_rows: &chunk[1..],
                ..options.clone()
            };
            render(expression, &options).map_err(|error| in_group(error, group))
        })
        .collect()
}

/// SQLAlchemy says which of many sets lacks a value, except of the first.
fn in_group(error: Error, group: usize) -> Error {
    match error {
        Error::Expression {
            exception: "StatementError",
            message,
        } if group > 0 => Error::Expression {
            exception: "StatementError",
            message: format!("{message}, in parameter group {group}"),
        },
        error => error,
    }
}

/// What changes from place to place inside one statement.
#[derive(Debug, Clone, Copy)]
struct Place {
    include_table: bool,
    /// Inside the operands of an operator.
    in_operator: bool,
    /// In a list of columns, where labels are written.
    in_columns: bool,
    /// Values are written as literals, whatever the options say.
    literal: bool,
}

/// The state of rendering one statement.
struct Renderer<'a> {
    options: &'a Options<'a>,
    names: names::Names,
    unbound: Vec<String>,
    /// The operator that a list of values stands behind, and how many columns its left side has.
    expanding: Option<(&'static str, usize)>,
    parameters: Option<&'a BTreeMap<String, Value>>,
    /// The selectables that are described anywhere in the statement.
    sources: collect::Sources<'a>,
    /// What the statements around read from, outermost first.
    scopes: Vec<source::Scope>,
    met: Vec<source::Met>,
    with: Vec<source::With>,
    /// Tables that are read without their children.
    only: Vec<u64>,
}

impl<'a> Renderer<'a> {
    fn new(expression: &'a Expression, options: &'a Options<'a>) -> Self {
        Renderer {
            options,
            names: names::Names::default(),
            unbound: Vec::new(),
            expanding: None,
            parameters: options.parameters,
            sources: collect::sources(expression),
            scopes: Vec::new(),
            met: Vec::new(),
            with: Vec::new(),
            only: Vec::new(),
        }
    }

    fn outermost(&self) -> Place {
        Place {
            include_table: self.options.include_table,
            in_operator: false,
            in_columns: false,
            literal: false,
        }
    }

    fn top(&mut self, expression: &'a Expression) -> Result<String, Error> {
        let place = self.outermost();
        self.element(expression, place)
    }

    fn finish(self, sql: String) -> Rendered {
        Rendered {
            sql,
            unbound: self.unbound,
        }
    }

    /// Renders an operand, in parentheses where precedence asks for them.
    fn grouped(
        &mut self,
        expression: &'a Expression,
        against: Option<&Operator>,
        place: Place,
    ) -> Result<String, Error> {
        let sql = self.element(expression, place)?;
        Ok(if operation::needs_parentheses(expression, against) {
            format!("({sql})")
        } else {
            sql
        })
    }

    fn elements(
        &mut self,
        expressions: &'a [Expression],
        separator: &str,
        place: Place,
    ) -> Result<String, Error> {
        let mut parts = Vec::with_capacity(expressions.len());
        for expression in expressions {
            let sql = self.element(expression, place)?;
            if !sql.is_empty() {
                parts.push(sql);
            }
        }
        Ok(parts.join(separator))
    }

    fn percents(&self, text: &str) -> String {
        if self.options.double_percents {
            text.replace('%', "%%")
        } else {
            text.to_owned()
        }
    }
}

/// An error in the words of SQLAlchemy.
fn compile_error(message: impl Into<String>) -> Error {
    Error::Expression {
        exception: "CompileError",
        message: message.into(),
    }
}
