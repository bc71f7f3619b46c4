//! Operations that carry SQL or rows.

use serde::Deserialize;

use crate::schema::Expression;

/// `op.execute` of a text or a Core statement.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Execute {
    pub statement: Expression,
}

/// SQLAlchemy's `DDL(...)`: finished text, whatever characters it holds.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ExecuteDdl {
    pub sql: String,
    /// The text that undoes it, where there is one.
    #[serde(skip)]
    pub back: Option<String>,
}

/// `op.bulk_insert`: the INSERT statements that it comes to, in order.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct BulkInsert {
    pub statements: Vec<Expression>,
}
