//! One operation as Python.

use super::{Writer, column, constraint, index, table, value};
use crate::ddl::{self, Context};
use crate::operations::Operation;
use crate::schema::python::string_repr;
use crate::schema::{Expression, TableName};

/// Writes the directive of an operation, or executes its SQL where there is no directive.
pub fn write(operation: &Operation, writer: &mut Writer) -> Result<(), ddl::Error> {
    match operation {
        Operation::CreateTable(create) => table::create(create, writer),
        Operation::DropTable(drop) => {
            table::drop(drop, writer);
            Ok(())
        }
        Operation::RenameTable(rename) => {
            table::rename(rename, writer);
            Ok(())
        }
        Operation::AddColumn(add) => column::add(add, writer),
        Operation::DropColumn(drop) => {
            column::drop(drop, writer);
            Ok(())
        }
        Operation::AlterColumn(alter) => column::alter(alter, writer),
        Operation::AddConstraint(add) => constraint::add(add, writer),
        Operation::DropConstraint(drop) => {
            constraint::drop(drop, writer);
            Ok(())
        }
        Operation::CreateIndex(create) => index::create(create, writer),
        Operation::DropIndex(drop) => index::drop(drop, writer),
        Operation::CommentTable(on) => {
            table::comment(on, writer);
            Ok(())
        }
        Operation::Execute(execute) => match &execute.statement {
            // As its author wrote it, binds and all.
            Expression::Text { text, .. } => {
                let line = format!(
                    "{}execute({})",
                    writer.directive_prefix(),
                    string_repr(text)
                );
                writer.line(&line);
                Ok(())
            }
            _ => execute_rendered(operation, writer),
        },
        Operation::CommentColumn(_)
        | Operation::CommentConstraint(_)
        | Operation::CreateEnum(_)
        | Operation::DropEnum(_)
        | Operation::CreateDomain(_)
        | Operation::DropDomain(_)
        | Operation::CreateSequence(_)
        | Operation::DropSequence(_)
        | Operation::CreateSchema(_)
        | Operation::DropSchema(_)
        | Operation::ExecuteDdl(_)
        | Operation::BulkInsert(_) => execute_rendered(operation, writer),
    }
}

/// Executes the SQL that the operation comes to.
pub fn execute_rendered(operation: &Operation, writer: &mut Writer) -> Result<(), ddl::Error> {
    let mut context = Context::default();
    context.naming = writer.style.naming.clone();
    for statement in ddl::render(operation, &mut context)? {
        execute(statement.sql.trim(), writer);
    }
    Ok(())
}

/// `op.execute('…')`: a colon before a word would be taken for a bind.
pub fn execute(sql: &str, writer: &mut Writer) {
    let line = format!(
        "{}execute({})",
        writer.directive_prefix(),
        string_repr(&value::without_binds(sql))
    );
    writer.line(&line);
}

/// `schema.table`
pub fn table_sql(table: &TableName) -> String {
    match &table.schema {
        Some(schema) => format!("{}.{}", schema.sql(), table.name.sql()),
        None => table.name.sql(),
    }
}
