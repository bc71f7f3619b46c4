//! Runs the body of one revision file; reads what the project's models say.
//!
//! In: a revision file (Python or SQL) and a direction. Out: `Request`s, one after the other, each answered by a `Host`
//! before the next line of the file runs: a revision may look at the database between two operations.
//! Must not know: who answers (a database, a `--sql` stream, a recorder), the graph, the version table.

mod error;
mod guard;
mod metadata;
pub mod python;
mod request;
pub mod sql;
pub mod straight;

pub use error::{Error, Frame, HostError, PythonException, module_hints};
pub use metadata::{About, AddedLater, Excerpt, Heads, HookQuestion, Metadata, TargetMetadata};
pub use request::{Doubt, Origin, Output, Question, Request, Settings, TransactionVerb};

/// Which of the two functions of a revision file is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    Upgrade,
    Downgrade,
}

impl Direction {
    /// The name of the Python function, and of the section of a SQL file.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Upgrade => "upgrade",
            Direction::Downgrade => "downgrade",
        }
    }
}

/// Answers the requests of a revision file.
pub trait Host {
    /// Carries out one request; `origin` is the place in the project's files that asked for it.
    ///
    /// The answer is a plain value for the Python side; SQL files ignore it.
    fn answer(&mut self, request: Request, origin: &Origin)
    -> Result<serde_json::Value, HostError>;
}
