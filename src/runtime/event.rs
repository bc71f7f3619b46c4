//! What a run says of itself while it goes: data for whoever shows it.

use std::sync::Arc;
use std::time::Duration;

use crate::database::Blocker;
use crate::evaluate::Output;
use crate::plan::Step;

/// One thing that happened in a run.
#[derive(Debug)]
pub enum Event {
    /// The run is about to begin (Alembic's two or three lines about its context).
    Context {
        offline: bool,
        transactional_ddl: bool,
    },
    /// Another runner holds the lock; said once.
    Waiting { holder: Option<String> },
    /// The other runner has ended; `left` steps are still to be done.
    Waited { left: usize },
    /// A statement has waited so long for a lock that these hold; each is told of once.
    Blocked {
        blockers: Vec<Blocker>,
        statement: String,
        waited: Duration,
    },
    /// A lock was not to be had in time; after the pause it is tried again.
    LockRetry {
        again: Again,
        pause: Duration,
        /// How often it was tried.
        tries: usize,
    },
    /// An INVALID index that an earlier attempt had left, and that is made once more, was dropped.
    LeftoverDropped { index: String },
    /// A step begins; `number` counts from 1.
    StepStarted {
        number: usize,
        total: usize,
        step: Step,
    },
    /// A step is done: its statements and its version rows (committed when the transaction is).
    StepFinished {
        number: usize,
        total: usize,
        elapsed: Duration,
    },
    /// Another tool, which knows nothing of the lock, has moved the database meanwhile. The run goes on from the rows that
    /// are there now; `done` steps of it stay, what it did after them is rolled back.
    Overtaken { rows: Vec<String>, done: usize },
    /// The version column was too narrow for an id and has been widened.
    Widened {
        table: String,
        from: usize,
        to: usize,
    },
    /// A notice of the server.
    Notice {
        severity: String,
        message: String,
        detail: Option<String>,
        hint: Option<String>,
    },
    /// A comparison found something; Alembic says so under this logger's name.
    Found { logger: &'static str, text: String },
    /// Something that deserves a look.
    Warning(String),
    /// Text that a revision file printed.
    Output { stream: Output, text: String },
}

/// What is done once more after a lock was not to be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// The statement alone: it ran by itself, and left nothing.
    Statement(String),
    /// Everything from this revision on: the transaction was rolled back.
    From(String),
}

/// Receives events that come in the middle of a wait, or of anything else that has lent the listener to somebody.
#[derive(Clone)]
pub struct Aside(Arc<dyn Fn(Event) + Send + Sync>);

impl Aside {
    /// Has `listen` hear of them.
    pub fn new(listen: impl Fn(Event) + Send + Sync + 'static) -> Aside {
        Aside(Arc::new(listen))
    }

    /// Tells of one.
    pub fn tell(&self, event: Event) {
        (self.0)(event);
    }
}

impl Default for Aside {
    /// Nobody listens.
    fn default() -> Aside {
        Aside::new(|_| {})
    }
}

impl std::fmt::Debug for Aside {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Aside")
    }
}

/// Receives the events of a run.
pub type Listener<'l> = dyn FnMut(Event) + 'l;
