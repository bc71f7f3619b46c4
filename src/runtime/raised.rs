//! What a revision file sees of an error of the database.
//!
//! In: the error. Out: the facts that the Python side makes its exception of, with the original behind them where it is the
//! revision's own.

use serde_json::{Map, Value};

use crate::database::Error as DatabaseError;
use crate::evaluate::HostError;

/// What a later request sees of the failure of an earlier statement.
pub(super) fn aftermath(error: &DatabaseError) -> HostError {
    let mut facts = facts_of(error);
    facts.insert("deferred".into(), true.into());
    HostError {
        code: "statement-failed",
        message: error.to_string(),
        facts,
        source: None,
        hints: Vec::new(),
    }
}

/// An error of the database as the revision file sees it, with the original behind it.
pub(super) fn host_error(error: DatabaseError) -> HostError {
    HostError {
        code: error.code(),
        message: error.to_string(),
        facts: facts_of(&error),
        hints: Vec::new(),
        source: Some(Box::new(error)),
    }
}

fn facts_of(error: &DatabaseError) -> Box<Map<String, Value>> {
    let mut facts = Box::new(Map::new());
    let Some(statement) = error.as_statement() else {
        let exception = match error {
            DatabaseError::Unsendable { .. } => {
                // what psycopg2 says, which finds it before it sends anything
                let message = "A string literal cannot contain NUL (0x00) characters.";
                facts.insert("message".into(), message.into());
                "ValueError"
            }
            _ => "OperationalError",
        };
        facts.insert("exception".into(), exception.into());
        return facts;
    };
    facts.insert("sqlstate".into(), statement.sqlstate.clone().into());
    facts.insert("severity".into(), statement.severity.clone().into());
    facts.insert("message".into(), statement.message.clone().into());
    facts.insert("context".into(), statement.context.clone().into());
    facts.insert("schema".into(), statement.schema.clone().into());
    facts.insert("datatype".into(), statement.datatype.clone().into());
    facts.insert("detail".into(), statement.detail.clone().into());
    facts.insert("hint".into(), statement.hint.clone().into());
    facts.insert("statement".into(), statement.sql.clone().into());
    facts.insert("constraint".into(), statement.constraint.clone().into());
    facts.insert("table".into(), statement.table.clone().into());
    facts.insert("column".into(), statement.column.clone().into());
    let position = statement.position.map(|place| place.character + 1);
    facts.insert("position".into(), position.into());
    facts
}
