//! Statements that a revision file brings along itself.

use super::{Context, Error, Statement};
use crate::operations::{BulkInsert, Execute};

pub(super) fn execute(execute: &Execute, context: &Context) -> Result<Statement, Error> {
    super::statement_sql(&execute.statement, context).map(Statement::new)
}

pub(super) fn bulk_insert(insert: &BulkInsert, context: &Context) -> Result<Vec<Statement>, Error> {
    insert
        .statements
        .iter()
        .map(|statement| super::statement_sql(statement, context).map(Statement::new))
        .collect()
}
