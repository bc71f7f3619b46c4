//! What can end a run.

use std::path::{Path, PathBuf};

use super::care::{Remains, Wait};
use super::standing::Standing;
use super::watch::{Interruption, Watch};
use crate::evaluate::Direction;
use crate::{database, evaluate, revision, script};

/// What the scratch database lacks, and how to come by another.
const EMBEDDED: &str = "the scratch database is an embedded PostgreSQL, without your data and without extensions and roles of your \
                        server; with --with-scratch=URL it is made on the server of URL, and dropped afterwards";
const ON_SERVER: &str = "the scratch database holds what the revisions make, and none of your data";

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
        /// What is in the database all the same.
        standing: Box<Standing>,
        /// What of it ran outside of a transaction.
        remains: Remains,
        source: Box<evaluate::Error>,
    },
    /// A change of the version table did not go through.
    #[error("{source}")]
    VersionRow {
        /// The revision whose step the change belongs to.
        revision: String,
        /// What is in the database all the same.
        standing: Box<Standing>,
        source: Box<Error>,
    },
    /// The database could not do what the run itself needed, after it had begun; or the connection was lost before that.
    #[error("{source}")]
    Run {
        /// What is in the database all the same.
        standing: Box<Standing>,
        source: Box<Error>,
    },
    /// A statement did not get a lock in time.
    #[error("{source}")]
    Waited {
        /// Who held it, and how often it was tried.
        wait: Wait,
        source: Box<Error>,
    },
    /// The run was ended from outside.
    #[error("{by}")]
    Interrupted {
        by: Interruption,
        /// What failed because of it, and thus what the run was doing.
        during: Box<Error>,
    },
    /// A revision file asks for time limits that can't be read.
    #[error(transparent)]
    Limits(Box<script::Error>),
    /// The graph knows a revision that has no file.
    #[error("revision {revision} has no file")]
    NoFile { revision: String },
    /// The throw-away database that answers what revisions ask with `--sql` could not do what they do.
    #[error("{source}")]
    Scratch {
        /// Whether it is an embedded database.
        embedded: bool,
        /// Whether the script had been begun: else it was still being brought to the script's start.
        begun: bool,
        source: Box<Error>,
    },
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
            Error::VersionRow { source, .. }
            | Error::Run { source, .. }
            | Error::Waited { source, .. } => source.code(),
            Error::Interrupted { by, .. } => match by {
                Interruption::TimeLimit(_) => "time-limit",
                Interruption::Signal(_) => "interrupted",
            },
            Error::Scratch { source, .. } => source.code(),
            Error::Limits(error) => error.code(),
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
            Error::VersionRow { source, .. } | Error::Run { source, .. } => source.hints(),
            Error::Waited { wait, source } => {
                let mut hints = source.hints();
                let processes = wait.blockers.iter().filter_map(|blocker| blocker.process);
                hints.extend(processes.map(|process| {
                    format!("to end the session that is in the way: select pg_terminate_backend({process})")
                }));
                hints
            }
            Error::Interrupted { by, .. } => match by {
                Interruption::TimeLimit(_) => vec![
                    "for a longer limit: --timeout 10min; in the configuration it is the key timeout of [run]"
                        .into(),
                ],
                Interruption::Signal(_) => Vec::new(),
            },
            Error::Scratch { source, .. } if matches!(**source, Error::Interrupted { .. }) => {
                source.hints()
            }
            Error::Scratch {
                embedded, source, ..
            } => {
                let mut hints = source.hints();
                hints.push(if *embedded { EMBEDDED } else { ON_SERVER }.into());
                hints
            }
            Error::Limits(error) => error.hints(),
            Error::NoFile { .. } | Error::Offline { .. } | Error::Output(_) => Vec::new(),
        }
    }

    /// The file and line to look at.
    pub fn location(&self) -> Option<(&Path, usize)> {
        match self {
            Error::Step { source, .. } => source.location(),
            Error::Interrupted { during, .. } => during.location(),
            Error::Limits(error) => {
                let place = error.location()?;
                Some((place.path, place.line.unwrap_or_default()))
            }
            Error::Scratch { source, .. } | Error::Waited { source, .. } => source.location(),
            _ => None,
        }
    }

    /// Where the database stands, where the error says it.
    pub fn standing(&self) -> Option<&Standing> {
        match self {
            Error::Step { standing, .. }
            | Error::VersionRow { standing, .. }
            | Error::Run { standing, .. } => Some(standing),
            Error::Interrupted { during, .. } => during.standing(),
            Error::Waited { source, .. } => source.standing(),
            _ => None,
        }
    }

    /// The same error, or the interruption that it comes from.
    pub fn or_interruption(self, watch: &Watch) -> Error {
        match watch.interruption() {
            Some(_) if matches!(self, Error::Interrupted { .. }) => self,
            Some(by) if self.is_interruption() => Error::Interrupted {
                by: by.clone(),
                during: Box::new(self),
            },
            _ => self,
        }
    }

    /// Whether this is what an interruption of a connection or of an interpreter looks like.
    fn is_interruption(&self) -> bool {
        let cancelled = self
            .statement()
            .is_some_and(|statement| statement.sqlstate == "57014");
        cancelled
            || match self {
                Error::Step { source, .. } => match source.as_ref() {
                    evaluate::Error::Interrupted { .. } => true,
                    evaluate::Error::Host { .. } => self.database().is_some_and(is_interruption),
                    _ => false,
                },
                Error::Database(error) => is_interruption(error),
                Error::VersionRow { source, .. }
                | Error::Run { source, .. }
                | Error::Waited { source, .. } => source.is_interruption(),
                _ => false,
            }
    }

    /// The error of the database, wherever in the chain it stands.
    pub fn database(&self) -> Option<&database::Error> {
        match self {
            Error::Database(error) => Some(error),
            Error::Interrupted { during, .. } => during.database(),
            Error::VersionRow { source, .. }
            | Error::Run { source, .. }
            | Error::Waited { source, .. } => source.database(),
            Error::Step { source, .. } => match source.as_ref() {
                evaluate::Error::Host { source, .. } => source
                    .source
                    .as_ref()
                    .and_then(|source| source.downcast_ref()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The statement that the server refused, wherever in the chain it stands.
    pub fn statement(&self) -> Option<&database::StatementError> {
        self.database().and_then(database::Error::as_statement)
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

    /// The same error with what is known of the wait that it comes from, if it comes from one: a lock that was not to be had in
    /// time, or a time limit of the statement that was over before.
    pub(super) fn after(self, wait: Wait) -> Error {
        let waited = self
            .statement()
            .is_some_and(|statement| ["55P03", "57014"].contains(&statement.sqlstate.as_str()));
        if !waited || wait == Wait::default() {
            return self;
        }
        Error::Waited {
            wait,
            source: Box::new(self),
        }
    }

    /// The same as an error of the version table: statements are sent ahead, so the failure of a step's last one is heard of
    /// in the next step, or at the commit.
    pub(super) fn of_version_row(self, revision: String, standing: Box<Standing>) -> Error {
        Error::VersionRow {
            revision,
            standing,
            source: Box::new(self),
        }
    }

    /// The same, with where the database stands, unless it says so already.
    pub(super) fn of_run(self, standing: Box<Standing>) -> Error {
        match self {
            Error::Database(_) => Error::Run {
                standing,
                source: Box::new(self),
            },
            _ => self,
        }
    }

    /// The same; where the connection was lost before the run had begun, with that.
    pub(super) fn or_not_begun(self) -> Error {
        match self {
            Error::Database(database::Error::ConnectionLost { .. }) => self.of_run(Box::default()),
            _ => self,
        }
    }
}

fn is_interruption(error: &database::Error) -> bool {
    matches!(
        error,
        database::Error::Interrupted | database::Error::ConnectionLost { .. }
    )
}

/// The failure of a statement that was sent ahead, as if its own line had waited for it. `path` is that of the revision that
/// runs; the statement may be of an earlier one.
pub(super) fn deferred(failed: super::executor::Failed, path: PathBuf) -> evaluate::Error {
    let frames = evaluate::Frame::of(failed.origin).into_iter().collect();
    evaluate::Error::Host {
        source: Box::new(super::raised::host_error(failed.error)),
        path,
        frames,
    }
}
