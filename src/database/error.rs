//! What can go wrong between us and the server.

use std::path::PathBuf;
use std::time::Duration;

use super::connect_error::ConnectError;
use super::lock::Holder;
use super::statement_error::{Position, StatementError};

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
            Error::Connect(error) => error.failure.hints(),
            Error::Parameter { .. }
            | Error::ConnectionLost { .. }
            | Error::Interrupted
            | Error::Catalog { .. }
            | Error::Runtime { .. }
            | Error::Embedded { .. } => Vec::new(),
            Error::Statement(error) => error.hints(),
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

#[cfg(test)]
mod tests {
    use super::*;

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
