//! The answers of the commands that move a database: `upgrade`, `downgrade`, `stamp`, `ensure_version`.

use serde::Serialize;

/// Which command moved the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RunKind {
    Upgrade,
    Downgrade,
    Stamp,
}

/// What a run did to a database.
#[derive(Debug, Clone, Serialize)]
pub struct Run {
    pub command: RunKind,
    /// The database's address, without its password.
    pub database: String,
    /// The rows of the version table before and after.
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub steps: Vec<Step>,
    pub seconds: f64,
}

/// One step of a run.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    pub revision: String,
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub message: String,
    pub seconds: f64,
}

/// A line of `--json` while a run goes on.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Happening {
    Waiting {
        #[serde(skip_serializing_if = "Option::is_none")]
        holder: Option<String>,
    },
    /// The other run has ended.
    Waited {
        left: usize,
    },
    /// Others hold what a statement waits for.
    Blocked {
        statement: String,
        seconds: f64,
        blockers: Vec<String>,
    },
    /// A lock was not to be had; it is tried again.
    LockRetry {
        #[serde(skip_serializing_if = "Option::is_none")]
        statement: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        revision: Option<String>,
        tries: usize,
        pause_seconds: f64,
    },
    LeftoverDropped {
        index: String,
    },
    StepStarted {
        number: usize,
        total: usize,
        revision: String,
        from: Vec<String>,
        to: Vec<String>,
        message: String,
    },
    StepFinished {
        number: usize,
        total: usize,
        seconds: f64,
    },
    Widened {
        version_table: String,
        from: usize,
        to: usize,
    },
    Notice {
        severity: String,
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        hint: Option<String>,
    },
    Found {
        message: String,
    },
    Warning {
        message: String,
    },
    Output {
        text: String,
    },
}

/// The outcome of `ensure_version`.
#[derive(Debug, Clone, Serialize)]
pub struct EnsureVersion {
    pub version_table: String,
}

/// The outcome of a command with `--sql`.
#[derive(Debug, Clone, Serialize)]
pub struct Script {
    pub command: &'static str,
    /// The whole script; empty where it went to stdout as it came into being.
    pub sql: String,
}
