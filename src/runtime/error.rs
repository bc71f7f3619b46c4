//! What can end a run.

use std::path::{Path, PathBuf};

use crate::evaluate::Direction;
use crate::{database, evaluate, revision};

/// Why a run ended before its goal.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The goal can't be reached in this graph from these rows.
    #[error(transparent)]
    Revision(#[from] revision::Error),
    /// The database could not do what the run itself needed (version table, lock, transaction).
    #[error(transparent)]
    Database(#[from] database::Error),
    /// A revision file failed.
    #[error("{source}")]
    Step {
        /// The revision.
        revision: String,
        /// Which of its functions ran.
        direction: Direction,
        /// Revisions of this run whose work is committed all the same.
        kept: Vec<String>,
        source: Box<evaluate::Error>,
    },
    /// A change of the version table did not go through.
    #[error("{source}")]
    VersionRow {
        /// The revision whose step the change belongs to.
        revision: String,
        /// Revisions of this run whose work is committed all the same.
        kept: Vec<String>,
        source: Box<Error>,
    },
    /// The graph knows a revision that has no file.
    #[error("revision {revision} has no file")]
    NoFile { revision: String },
    /// A step list can't be written as SQL from this starting point.
    #[error("{message}")]
    Offline { message: String },
    /// The SQL can't be written.
    #[error("can't write the SQL: {0}")]
    Output(#[from] std::io::Error),
}

impl Error {
    /// The stable word for this error.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Revision(error) => error.code(),
            Error::Database(error) => error.code(),
            Error::Step { source, .. } => source.code(),
            Error::VersionRow { source, .. } => source.code(),
            Error::NoFile { .. } => "no-file",
            Error::Offline { .. } => "offline-range",
            Error::Output(_) => "output-failed",
        }
    }

    /// What the user can do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::Revision(error) => error.hints(),
            Error::Database(error) => error.hints(),
            Error::Step { source, .. } => source.hints(),
            Error::VersionRow { source, .. } => source.hints(),
            Error::NoFile { .. } | Error::Offline { .. } | Error::Output(_) => Vec::new(),
        }
    }

    /// The file and line to look at.
    pub fn location(&self) -> Option<(&Path, usize)> {
        match self {
            Error::Step { source, .. } => source.location(),
            _ => None,
        }
    }

    /// The statement that the server refused, wherever in the chain it stands.
    pub fn statement(&self) -> Option<&database::StatementError> {
        self.database()?.as_statement()
    }

    /// The error of the database behind this one.
    fn database(&self) -> Option<&database::Error> {
        match self {
            Error::Database(error) => Some(error),
            Error::VersionRow { source, .. } => source.database(),
            Error::Step { source, .. } => match source.as_ref() {
                evaluate::Error::Host { source, .. } => source.source.as_ref()?.downcast_ref(),
                _ => None,
            },
            _ => None,
        }
    }

    /// The tag of the statement that failed, or hit another number of rows than it should.
    pub(super) fn tag(&self) -> Option<usize> {
        match self.database()? {
            error @ (database::Error::Statement(_) | database::Error::NotOneRow { .. }) => {
                error.tag()
            }
            _ => None,
        }
    }

    /// The same as an error of the version table: statements are sent ahead, so the failure of a step's last one is heard of
    /// in the next step, or at the commit.
    pub(super) fn of_version_row(mut self, revision: String, kept: &mut Vec<String>) -> Error {
        let kept = match &mut self {
            Error::Step { kept, .. } => kept,
            _ => kept,
        };
        Error::VersionRow {
            revision,
            kept: std::mem::take(kept),
            source: Box::new(self),
        }
    }
}

/// The failure of a statement that was sent ahead, as if its own line had waited for it.
pub(super) fn deferred(failed: super::executor::Failed, path: PathBuf) -> evaluate::Error {
    let frame = evaluate::Frame {
        file: failed.origin.file,
        line: failed.origin.line,
        function: String::new(),
    };
    let frames = if frame.line == 0 {
        Vec::new()
    } else {
        vec![frame]
    };
    evaluate::Error::Host {
        source: Box::new(super::executor::host_error(failed.error)),
        path,
        frames,
    }
}
