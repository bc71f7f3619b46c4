//! Operations to SQL text, the same text as SQLAlchemy and Alembic write it.
//!
//! In: an `Operation` and the run's `Context`. Out: statements in the shape they have online (a leading newline here,
//! tabs for indentation); whoever prints them offline turns tabs into spaces and trims.
//!
//! Invariant: nothing here talks to a server. What depends on one (its version, whether a type was dropped since) is in
//! the context.

mod column;
mod comment;
mod constraint;
mod context;
mod data;
mod error;
pub mod expression;
mod heard;
mod index;
mod table;
pub mod types;
pub mod version_table;

pub use constraint::{
    definition as constraint_definition, mentioned as mentioned_by_constraint,
    name as constraint_name,
};
pub use context::Context;
pub use error::Error;
pub use index::{mentioned as mentioned_by_index, name as index_name};
pub use types::is_built_in_type;
pub use version_table::VersionTable;

use crate::operations::Operation;
use crate::schema::{Expression, TableName};
use crate::sql::Identifier;

/// A statement, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub sql: String,
}

impl Statement {
    fn new(sql: impl Into<String>) -> Self {
        Statement { sql: sql.into() }
    }
}

/// Renders one operation. An operation that asks for nothing gives no statement.
pub fn render(operation: &Operation, context: &mut Context) -> Result<Vec<Statement>, Error> {
    match operation {
        Operation::CreateTable(create) => table::create(create, context),
        Operation::DropTable(drop) => Ok(vec![table::drop(drop)]),
        Operation::RenameTable(rename) => Ok(vec![table::rename(rename)]),
        Operation::AddColumn(add) => column::add(add, context).map(|statement| vec![statement]),
        Operation::DropColumn(drop) => Ok(vec![column::drop(drop)]),
        Operation::AlterColumn(alter) => column::alter(alter, context),
        Operation::AddConstraint(add) => {
            constraint::add(add, context).map(|statement| vec![statement])
        }
        Operation::DropConstraint(drop) => {
            constraint::drop(drop, context).map(|statement| vec![statement])
        }
        Operation::CreateIndex(create) => {
            index::create(create, context).map(|statement| vec![statement])
        }
        Operation::DropIndex(drop) => index::drop(drop, context).map(|statement| vec![statement]),
        Operation::CommentTable(on) => Ok(vec![comment::table(&on.table, on.comment.as_deref())]),
        Operation::CommentColumn(on) => Ok(vec![comment::column(
            &on.table,
            &on.column,
            on.comment.as_deref(),
        )]),
        Operation::CommentConstraint(on) => {
            comment::constraint(on).map(|statement| vec![statement])
        }
        Operation::CreateEnum(create) => {
            types::create_enum(&create.enumeration, context).map(|done| vec![done])
        }
        Operation::DropEnum(drop) => {
            types::drop_enum(&drop.enumeration, context).map(|done| vec![done])
        }
        Operation::CreateDomain(create) => {
            types::create_domain(&create.domain, context).map(|done| vec![done])
        }
        Operation::DropDomain(drop) => {
            types::drop_domain(&drop.domain, context).map(|done| vec![done])
        }
        Operation::CreateSequence(create) => {
            types::create_sequence(create, context).map(|done| vec![done])
        }
        Operation::DropSequence(drop) => Ok(vec![types::drop_sequence(drop)]),
        Operation::CreateSchema(create) => Ok(vec![types::create_schema(create)]),
        Operation::DropSchema(drop) => Ok(vec![types::drop_schema(drop)]),
        Operation::Execute(execute) => {
            data::execute(execute, context).map(|statement| vec![statement])
        }
        Operation::ExecuteDdl(execute) => Ok(vec![Statement::new(execute.sql.clone())]),
        Operation::BulkInsert(insert) => data::bulk_insert(insert, context),
    }
}

/// `schema.table`, where the schema is one name.
pub fn table_sql(table: &TableName) -> String {
    qualified_sql(table.schema.as_ref(), &table.name)
}

/// `schema.table`, where dots in the schema separate names, as Alembic's ALTER TABLE has it.
fn dotted_table_sql(table: &TableName) -> String {
    match &table.schema {
        Some(schema) if !schema.name.is_empty() => {
            format!("{}.{}", schema.dotted_sql(), table.name.sql())
        }
        _ => table.name.sql(),
    }
}

fn qualified_sql(schema: Option<&Identifier>, name: &Identifier) -> String {
    match schema {
        Some(schema) if !schema.name.is_empty() => format!("{}.{}", schema.sql(), name.sql()),
        _ => name.sql(),
    }
}

/// `a, b`
fn column_list(columns: &[Identifier]) -> String {
    columns
        .iter()
        .map(Identifier::sql)
        .collect::<Vec<_>>()
        .join(", ")
}

/// An expression inside DDL: values in place, columns without their table.
fn expression_sql(one: &Expression, context: &Context) -> Result<String, Error> {
    let options = expression::Options {
        include_table: false,
        ..ddl_options(context)
    };
    expression::render(one, &options).map(|rendered| context.note(rendered))
}

/// The same, in places where columns keep their table: defaults, predicates of exclusion constraints.
fn default_expression_sql(one: &Expression, context: &Context) -> Result<String, Error> {
    expression::render(one, &ddl_options(context)).map(|rendered| context.note(rendered))
}

/// The same, as an element of an index: operators get parentheses.
fn index_expression_sql(one: &Expression, context: &Context) -> Result<String, Error> {
    let options = expression::Options {
        include_table: false,
        ..ddl_options(context)
    };
    expression::render_grouped(one, &options).map(|rendered| context.note(rendered))
}

/// A whole statement of a revision file.
fn statement_sql(one: &Expression, context: &Context) -> Result<String, Error> {
    let binds = match (context.as_sql, context.literal_binds) {
        (false, _) => expression::Binds::Driver,
        (true, true) => expression::Binds::Literal,
        (true, false) => expression::Binds::Named,
    };
    let options = expression::Options {
        binds,
        ..ddl_options(context)
    };
    expression::render(one, &options).map(|rendered| context.note(rendered))
}

fn ddl_options(context: &Context) -> expression::Options<'static> {
    expression::Options {
        server_version: context.server_version,
        ..expression::Options::default()
    }
}
