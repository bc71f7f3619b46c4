//! COMMENT ON; no text takes the comment away.

use super::{Error, Statement, table_sql};
use crate::operations::CommentConstraint;
use crate::schema::TableName;
use crate::sql::{Identifier, string_literal};

pub(super) fn table(table: &TableName, comment: Option<&str>) -> Statement {
    Statement::new(format!(
        "COMMENT ON TABLE {} IS {}",
        table_sql(table),
        value(comment)
    ))
}

pub(super) fn column(table: &TableName, column: &Identifier, comment: Option<&str>) -> Statement {
    Statement::new(format!(
        "COMMENT ON COLUMN {}.{} IS {}",
        table_sql(table),
        column.sql(),
        value(comment)
    ))
}

pub(super) fn constraint(on: &CommentConstraint) -> Result<Statement, Error> {
    let Some(name) = &on.name.name else {
        return Err(Error::CommentWithoutName {
            repr: on.repr.clone(),
        });
    };
    let text = value(on.comment.as_deref());
    Ok(Statement::new(format!(
        "COMMENT ON CONSTRAINT {} ON {} IS {text}",
        name.sql(),
        table_sql(&on.table)
    )))
}

fn value(comment: Option<&str>) -> String {
    comment.map_or("NULL".to_owned(), string_literal)
}
