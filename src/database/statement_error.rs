//! A statement that the server refused, and the place in it.

use tokio_postgres::error::{DbError, ErrorPosition};

/// A statement that the server refused, with all that it said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct StatementError {
    /// The text as sent; it may hold several statements.
    pub sql: String,
    /// The tag it was queued with.
    pub tag: Option<usize>,
    /// ERROR, FATAL or PANIC.
    pub severity: String,
    /// The five characters of SQLSTATE.
    pub sqlstate: String,
    /// The primary message.
    pub message: String,
    /// More about it.
    pub detail: Option<String>,
    /// The server's advice.
    pub hint: Option<String>,
    /// Where in `sql`.
    pub position: Option<Position>,
    /// The statement inside a function that failed, with the place in it.
    pub internal: Option<(String, Position)>,
    /// The call stack on the server, `WHERE` in psql.
    pub context: Option<String>,
    /// The schema that the error is about.
    pub schema: Option<String>,
    /// The table that the error is about.
    pub table: Option<String>,
    /// The column that the error is about.
    pub column: Option<String>,
    /// The type that the error is about.
    pub datatype: Option<String>,
    /// The constraint that the error is about.
    pub constraint: Option<String>,
}

/// A place in an SQL text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Characters before it (not bytes).
    pub character: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// From the server's count of characters, which begins at 1; a place behind the text's end is moved to its end.
    pub fn in_text(text: &str, one_based: u32) -> Position {
        let character = (one_based.max(1) - 1) as usize;
        let before = text.chars().take(character);
        let (line, column) = before.fold((1, 1), |(line, column), letter| match letter {
            '\n' => (line + 1, 1),
            _ => (line, column + 1),
        });
        Position {
            character: character.min(text.chars().count()),
            line,
            column,
        }
    }
}

impl StatementError {
    pub(super) fn new(error: &DbError, sql: &str, tag: Option<usize>) -> StatementError {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let (position, internal) = match error.position() {
            Some(ErrorPosition::Original(position)) => {
                (Some(Position::in_text(sql, *position)), None)
            }
            Some(ErrorPosition::Internal { position, query }) => (
                None,
                Some((query.clone(), Position::in_text(query, *position))),
            ),
            None => (None, None),
        };
        StatementError {
            sql: sql.to_owned(),
            tag,
            severity: error.severity().to_owned(),
            sqlstate: error.code().code().to_owned(),
            message: error.message().to_owned(),
            detail: owned(error.detail()),
            hint: owned(error.hint()),
            position,
            internal,
            context: owned(error.where_()),
            schema: owned(error.schema()),
            table: owned(error.table()),
            column: owned(error.column()),
            datatype: owned(error.datatype()),
            constraint: owned(error.constraint()),
        }
    }

    /// The statement only failed because one before it had.
    pub fn is_aftermath(&self) -> bool {
        self.sqlstate == "25P02"
    }

    /// The server's advice, and ours where it has none.
    pub(super) fn hints(&self) -> Vec<String> {
        let mut hints: Vec<String> = self.hint.iter().cloned().collect();
        let own = match self.sqlstate.as_str() {
            // "CREATE INDEX CONCURRENTLY cannot run inside a transaction block" and its kin.
            "25001"
                if self
                    .message
                    .contains("cannot run inside a transaction block") =>
            {
                Some(
                    "run it in `with op.get_context().autocommit_block():`, or in SQL files under `-- mig:upgrade transaction=off`",
                )
            }
            "55P04" if self.message.contains("unsafe use of new value") => {
                Some("commit the new enum value first: add it in an autocommit block")
            }
            "55P03" => Some(
                "another session holds the lock; lock_timeout says how long to wait for it, lock_retry_for how long to try again",
            ),
            "57014" if self.message.contains("statement timeout") => {
                Some("statement_timeout is too short for this statement")
            }
            "3F000" if self.message.starts_with("schema ") => Some("create the schema first"),
            _ => None,
        };
        hints.extend(own.map(str::to_owned));
        hints
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions() {
        let text = "SELECT 1,\n  nø x";
        assert_eq!(
            Position::in_text(text, 1),
            Position {
                character: 0,
                line: 1,
                column: 1
            }
        );
        assert_eq!(
            Position::in_text(text, 13),
            Position {
                character: 12,
                line: 2,
                column: 3
            }
        );
        assert_eq!(
            Position::in_text(text, 16),
            Position {
                character: 15,
                line: 2,
                column: 6
            }
        );
        assert_eq!(
            Position::in_text(text, 99),
            Position {
                character: 16,
                line: 2,
                column: 7
            }
        );
    }
}
