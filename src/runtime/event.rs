//! What a run says of itself while it goes: data for whoever shows it.

use std::time::Duration;

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
    /// Something that deserves a look.
    Warning(String),
    /// Text that a revision file printed.
    Output { stream: Output, text: String },
}

/// Receives the events of a run.
pub type Listener<'l> = dyn FnMut(Event) + 'l;
