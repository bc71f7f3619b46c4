//! What can go wrong between us and the server.

use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::error::{DbError, ErrorPosition};

use super::lock::Holder;

/// An error of this area.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No session could be opened.
    #[error(transparent)]
    Connect(Box<ConnectError>),
    /// A connection parameter can't be used.
    #[error("{parameter}: {reason}")]
    Parameter {
        /// libpq's name of the parameter.
        parameter: &'static str,
        /// Why not.
        reason: String,
    },
    /// The server refused a statement.
    #[error(transparent)]
    Statement(Box<StatementError>),
    /// The session ended in the middle.
    #[error("connection to the server was lost: {reason}")]
    ConnectionLost {
        /// What the server or the network said last.
        reason: String,
        /// The tag of the first queued statement without an answer.
        tag: Option<usize>,
        /// That statement, if one was sent. Outside of a transaction, or where it ends one, it may have taken effect.
        unanswered: Option<String>,
    },
    /// The catalog says something that can't be read.
    #[error("the server's catalog can't be read: {reason}")]
    Catalog {
        /// What is wrong with it.
        reason: String,
    },
    /// The run is to end, and this was the moment to notice.
    #[error("the run was interrupted")]
    Interrupted,
    /// COPY with data on the client's side.
    #[error("can't execute COPY {}", direction.phrase())]
    Copy {
        /// Which way the data would go.
        direction: CopyDirection,
        /// The statement.
        sql: String,
        /// The tag it was queued with.
        tag: Option<usize>,
    },
    /// The answer can't be read, such as text that is no UTF-8.
    #[error("answer of the server can't be read: {reason}")]
    Answer {
        /// What is wrong with it.
        reason: String,
        /// The statement.
        sql: String,
        /// The tag it was queued with.
        tag: Option<usize>,
    },
    /// The text is none that can be sent.
    #[error("the statement can't be sent: {reason}")]
    Unsendable {
        /// What is wrong with it.
        reason: String,
        /// The statement.
        sql: String,
        /// The tag it was queued with.
        tag: Option<usize>,
    },
    /// COMMIT was answered with ROLLBACK: an error before it had aborted the transaction.
    #[error("the transaction was rolled back at COMMIT, because a statement in it had failed")]
    CommitRolledBack,
    /// A change of the version table hit no row, or several.
    #[error("Online migration expected to match one row when {} in '{table}'; {found} found", what.phrase())]
    NotOneRow {
        /// The change.
        what: RowChange,
        /// The version table's name.
        table: String,
        /// How many rows were hit.
        found: u64,
        /// The tag it was queued with.
        tag: Option<usize>,
    },
    /// Another runner kept the lock for too long.
    #[error("another run holds the migration lock{}; waited {} s", holder_phrase(holder.as_deref()), waited.as_secs())]
    Locked {
        /// Who holds it, as far as the server tells.
        holder: Option<Box<Holder>>,
        /// How long we waited.
        waited: Duration,
    },
    /// A pooler gives us no second session beside the one that holds the lock.
    #[error(
        "behind a pooler mig needs two sessions of the server at a time, and the pool has only one for it"
    )]
    PoolTooSmall,
    /// An embedded database folder that another process has open.
    #[error("embedded database {} is in use by another process", folder.display())]
    EmbeddedInUse {
        /// The folder.
        folder: PathBuf,
    },
    /// The embedded database can't be started.
    #[error("embedded database {} can't be opened: {reason}", folder.display())]
    Embedded {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        reason: String,
    },
    /// This binary was built without the embedded database.
    #[error("this build of mig has no embedded database, which embedded:{} asks for", folder.display())]
    EmbeddedMissing {
        /// The folder.
        folder: PathBuf,
    },
    /// The same, where nobody named a folder.
    #[error("this build of mig has no embedded database that could be a scratch database")]
    ScratchMissing,
    /// The runtime of the connection can't be started.
    #[error("can't start the connection: {reason}")]
    Runtime {
        /// What the operating system said.
        reason: String,
    },
}

/// Which way the data of a COPY goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyDirection {
    /// COPY ... FROM STDIN.
    FromStdin,
    /// COPY ... TO STDOUT.
    ToStdout,
}

impl CopyDirection {
    fn phrase(self) -> &'static str {
        match self {
            CopyDirection::FromStdin => "FROM STDIN: nobody has data for it here",
            CopyDirection::ToStdout => "TO STDOUT: nobody takes the data here",
        }
    }
}

/// A change of the version table that must hit one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    /// One id becomes another.
    Update {
        /// The id that should be there.
        from: String,
        /// What it becomes.
        to: String,
    },
    /// An id goes.
    Delete(String),
}

impl RowChange {
    fn phrase(&self) -> String {
        match self {
            RowChange::Update { from, to } => format!("updating '{from}' to '{to}'"),
            RowChange::Delete(id) => format!("deleting '{id}'"),
        }
    }
}

fn holder_phrase(holder: Option<&Holder>) -> String {
    holder
        .map(|holder| format!(" ({holder})"))
        .unwrap_or_default()
}

/// No session could be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("can't connect to {target}: {reason}")]
pub struct ConnectError {
    /// Where to, without password.
    pub target: String,
    /// What the server, the network or the TLS library said, one attempt after the other.
    pub reason: String,
    /// What kind of failure it is.
    pub failure: ConnectFailure,
}

/// What kept us from connecting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectFailure {
    /// Nobody listens there, or the network doesn't lead there.
    Unreachable,
    /// `connect_timeout` passed.
    Timeout,
    /// The host's name is not known.
    UnknownHost {
        /// The name.
        host: String,
    },
    /// The server wants a password and we have none.
    PasswordMissing,
    /// The password (or another proof) is wrong.
    Authentication {
        /// The role.
        user: String,
    },
    /// pg_hba.conf doesn't let us in.
    NotAllowed,
    /// The database doesn't exist.
    NoSuchDatabase {
        /// Its name.
        dbname: String,
    },
    /// The role doesn't exist.
    NoSuchRole {
        /// Its name.
        user: String,
    },
    /// No connection slots are left.
    TooManyConnections,
    /// The server is starting up, shutting down, or in recovery.
    NotReady,
    /// Encryption failed, or the server can't encrypt, or its certificate isn't trusted.
    Tls,
    /// No server is of the kind that `target_session_attrs` asks for.
    WrongKind,
    /// Anything else.
    Other,
}

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
}

impl Error {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Connect(_) => "connection-failed",
            Error::Parameter { .. } => "connection-parameter",
            Error::Statement(_) => "statement-failed",
            Error::ConnectionLost { .. } => "connection-lost",
            Error::Interrupted => "interrupted",
            Error::Catalog { .. } => "catalog-unreadable",
            Error::Copy { .. } => "copy-not-supported",
            Error::Answer { .. } => "answer-unreadable",
            Error::Unsendable { .. } => "statement-not-sent",
            Error::CommitRolledBack => "commit-rolled-back",
            Error::NotOneRow { .. } => "version-row-mismatch",
            Error::Locked { .. } => "locked",
            Error::PoolTooSmall => "pool-too-small",
            Error::EmbeddedInUse { .. } => "embedded-in-use",
            Error::Embedded { .. } => "embedded-failed",
            Error::EmbeddedMissing { .. } | Error::ScratchMissing => "embedded-missing",
            Error::Runtime { .. } => "runtime-failed",
        }
    }

    /// What to do about it, a sentence each.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::Connect(error) => connect_hints(&error.failure),
            Error::Parameter { .. }
            | Error::ConnectionLost { .. }
            | Error::Interrupted
            | Error::Catalog { .. }
            | Error::Runtime { .. }
            | Error::Embedded { .. } => Vec::new(),
            Error::Statement(error) => statement_hints(error),
            Error::Copy {
                direction: CopyDirection::FromStdin,
                ..
            } => vec![String::from(
                "hand the data over with cursor.copy_expert(), write INSERT statements, or COPY FROM a file on the server",
            )],
            Error::Copy {
                direction: CopyDirection::ToStdout,
                ..
            } => vec![String::from(
                "take the data with cursor.copy_expert(), or the COPY out of the migration",
            )],
            Error::Answer { .. } => vec![String::from(
                "the database's encoding may be SQL_ASCII with other bytes in it",
            )],
            Error::Unsendable { .. } => vec![String::from(
                "PostgreSQL has no character of the number zero",
            )],
            Error::CommitRolledBack => vec![String::from(
                "nothing of it is in the database; look for the first error above",
            )],
            Error::NotOneRow { .. } => vec![
                String::from(
                    "the version table was changed by someone else meanwhile, or holds a row twice",
                ),
                String::from("to see its rows run: mig current"),
            ],
            Error::Locked { holder, .. } => holder
                .as_ref()
                .and_then(|holder| holder.process)
                .map(|process| {
                    format!("to end that session: select pg_terminate_backend({process})")
                })
                .into_iter()
                .chain(["to wait longer for it: --lock-wait 30min".to_owned()])
                .collect(),
            Error::PoolTooSmall => vec![
                String::from("name the server itself with --url, without the pooler"),
                String::from(
                    "or give the pool another session, such as with pgbouncer's default_pool_size",
                ),
            ],
            Error::EmbeddedInUse { .. } => {
                vec![String::from(
                    "an embedded database serves one process at a time; wait for the other one to end",
                )]
            }
            Error::ScratchMissing => vec![
                String::from("--with-scratch=URL makes one on the server of URL"),
                String::from(
                    "or install mig with its default features: cargo install --locked mig",
                ),
            ],
            Error::EmbeddedMissing { .. } => vec![
                String::from("install mig with its default features: cargo install --locked mig"),
                String::from("or name a server with --url postgresql://user@host/database"),
            ],
        }
    }

    /// Line and column in the statement, where the server names a place in it.
    pub fn location(&self) -> Option<Position> {
        match self {
            Error::Statement(error) => error.position,
            Error::Connect(_)
            | Error::Parameter { .. }
            | Error::ConnectionLost { .. }
            | Error::Interrupted
            | Error::Catalog { .. }
            | Error::Copy { .. }
            | Error::Answer { .. }
            | Error::Unsendable { .. }
            | Error::CommitRolledBack
            | Error::NotOneRow { .. }
            | Error::Locked { .. }
            | Error::PoolTooSmall
            | Error::EmbeddedInUse { .. }
            | Error::Embedded { .. }
            | Error::EmbeddedMissing { .. }
            | Error::ScratchMissing
            | Error::Runtime { .. } => None,
        }
    }

    /// The tag of the queued statement that failed.
    pub fn tag(&self) -> Option<usize> {
        match self {
            Error::Statement(error) => error.tag,
            Error::ConnectionLost { tag, .. }
            | Error::NotOneRow { tag, .. }
            | Error::Copy { tag, .. }
            | Error::Answer { tag, .. }
            | Error::Unsendable { tag, .. } => *tag,
            Error::Connect(_)
            | Error::Parameter { .. }
            | Error::Interrupted
            | Error::Catalog { .. }
            | Error::CommitRolledBack
            | Error::Locked { .. }
            | Error::PoolTooSmall
            | Error::EmbeddedInUse { .. }
            | Error::Embedded { .. }
            | Error::EmbeddedMissing { .. }
            | Error::ScratchMissing
            | Error::Runtime { .. } => None,
        }
    }

    /// Whether a statement gave up waiting for a lock, or would not wait for one.
    pub fn is_lock_timeout(&self) -> bool {
        self.as_statement()
            .is_some_and(|error| error.sqlstate == "55P03")
    }

    /// The statement's error, when it is one.
    pub fn as_statement(&self) -> Option<&StatementError> {
        match self {
            Error::Statement(error) => Some(error),
            _ => None,
        }
    }
}

fn connect_hints(failure: &ConnectFailure) -> Vec<String> {
    let hint = match failure {
        ConnectFailure::Unreachable => {
            "is the server running there? To see: pg_isready -h HOST -p PORT"
        }
        ConnectFailure::Timeout => {
            "is the host reachable from here? connect_timeout sets how long to try"
        }
        ConnectFailure::UnknownHost { .. } => "look at the host in the database URL",
        ConnectFailure::PasswordMissing => {
            "put a password in the URL, in PGPASSWORD, or in ~/.pgpass"
        }
        ConnectFailure::Authentication { .. } => {
            "look at user and password in the URL, PGPASSWORD, or ~/.pgpass"
        }
        ConnectFailure::NotAllowed => {
            "the server's pg_hba.conf needs a line for this host, user and database"
        }
        ConnectFailure::NoSuchDatabase { dbname } => {
            return vec![format!("to create it run: createdb {dbname}")];
        }
        ConnectFailure::NoSuchRole { user } => {
            return vec![format!("to create it run: createuser {user}")];
        }
        ConnectFailure::TooManyConnections => {
            "close other sessions or raise max_connections on the server"
        }
        ConnectFailure::NotReady => "try again in a moment",
        ConnectFailure::Tls => {
            "sslmode and sslrootcert in the URL say how strict the connection is"
        }
        ConnectFailure::WrongKind => "target_session_attrs says which kind of server is wanted",
        ConnectFailure::Other => return Vec::new(),
    };
    vec![hint.to_owned()]
}

/// Advice where the server has none of its own.
fn statement_hints(error: &StatementError) -> Vec<String> {
    let mut hints: Vec<String> = error.hint.iter().cloned().collect();
    let own = match error.sqlstate.as_str() {
        // "CREATE INDEX CONCURRENTLY cannot run inside a transaction block" and its kin.
        "25001"
            if error
                .message
                .contains("cannot run inside a transaction block") =>
        {
            Some(
                "run it in `with op.get_context().autocommit_block():`, or in SQL files under `-- mig:upgrade transaction=off`",
            )
        }
        "55P04" if error.message.contains("unsafe use of new value") => {
            Some("commit the new enum value first: add it in an autocommit block")
        }
        "55P03" => Some(
            "another session holds the lock; lock_timeout says how long to wait for it, lock_retry_for how long to try again",
        ),
        "57014" if error.message.contains("statement timeout") => {
            Some("statement_timeout is too short for this statement")
        }
        "3F000" if error.message.starts_with("schema ") => Some("create the schema first"),
        _ => None,
    };
    hints.extend(own.map(str::to_owned));
    hints
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

    #[test]
    fn row_mismatch_has_the_usual_words() {
        let update = Error::NotOneRow {
            what: RowChange::Update {
                from: String::from("A"),
                to: String::from("B"),
            },
            table: String::from("alembic_version"),
            found: 0,
            tag: None,
        };
        assert_eq!(
            update.to_string(),
            "Online migration expected to match one row when updating 'A' to 'B' in 'alembic_version'; 0 found"
        );
        let delete = Error::NotOneRow {
            what: RowChange::Delete(String::from("A")),
            table: String::from("alembic_version"),
            found: 2,
            tag: None,
        };
        assert_eq!(
            delete.to_string(),
            "Online migration expected to match one row when deleting 'A' in 'alembic_version'; 2 found"
        );
    }
}
