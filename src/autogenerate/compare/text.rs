//! SQL text of a model's expressions, as Alembic compiles them to be compared.

use crate::ddl;
use crate::ddl::expression::{self, Options};
use crate::schema::{Expression, IndexElement};

/// The text of an expression; columns carry their table's name if `include_table`.
pub fn of(one: &Expression, include_table: bool) -> Result<String, ddl::Error> {
    let options = Options {
        include_table,
        ..Options::default()
    };
    Ok(expression::render(one, &options)?.sql)
}

/// The text of an element of an index.
pub fn of_element(element: &IndexElement) -> Result<String, ddl::Error> {
    match (&element.column, &element.expression) {
        (Some(column), _) => Ok(column.sql()),
        (None, Some(expression)) => of(expression, false),
        (None, None) => Ok(String::new()),
    }
}
