//! Carries out a plan: step after step, each revision's statements and its change of the version table together.
//!
//! In: a goal, the graph, the files, a connection (or a stream for `--sql`). Out: a changed database (or SQL text), and
//! `Event`s while it goes. Must not know: the command line, how anything is shown.
//!
//! Invariant: a step's statements and its version rows are in the same transaction, unless the revision leaves it.

mod announcer;
mod care;
mod defaults;
mod doubts;
mod error;
mod evaluator;
mod event;
mod executor;
mod leftovers;
mod limits;
mod models;
mod offline;
mod online;
mod opening;
mod overtaken;
mod own;
mod questions;
mod raised;
mod retry;
mod scratch;
mod script;
mod session;
mod standing;
mod unanswered;
mod watch;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use care::{Remains, Wait};
pub use defaults::AskedServer;
pub use error::Error;
pub use event::{Again, Aside, Event, Listener};
pub use limits::Limits;
pub use models::{ModelSettings, ask_functions, read_metadata};
pub use offline::{Databases, OfflineStart, Way, write_sql};
pub use online::{Online, Outcome, migrate};
pub use opening::{current_heads, ensure_version};
pub use scratch::Scratch;
pub use script::write_ensure_version;
pub use standing::{Standing, Unconfirmed};
pub use unanswered::Unanswered;
pub use watch::{Interruption, Watch};

use evaluator::Evaluator;

use crate::ddl::VersionTable;
use crate::evaluate::Direction;
use crate::evaluate::python::{Options, check};
use crate::parallel;
use crate::plan::{self, Plan, Step, StepKind};
use crate::revision::{self, RevisionMap};
use crate::schema::NamingConvention;

/// What the user wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    Upgrade(String),
    Downgrade(String),
    /// Write version rows without running anything; `purge` empties the table first.
    Stamp {
        targets: Vec<String>,
        purge: bool,
    },
}

impl Goal {
    /// Plans the way to the goal from the given rows.
    pub fn plan(&self, map: &RevisionMap, heads: &[String]) -> Result<Plan, revision::Error> {
        match self {
            Goal::Upgrade(target) => plan::plan_upgrade(map, heads, target),
            Goal::Downgrade(target) => plan::plan_downgrade(map, heads, target),
            Goal::Stamp { targets, .. } => plan::plan_stamp(map, heads, targets),
        }
    }
}

/// Settings of the run that the configuration gives; names and meanings are those of Alembic's `context.configure`.
#[derive(Debug, Clone)]
pub struct Settings {
    pub version_table: VersionTable,
    /// Each migration in a transaction of its own.
    pub transaction_per_migration: bool,
    /// False: each migration is committed by itself, and `--sql` has no BEGIN and COMMIT.
    pub transactional_ddl: bool,
    /// Statements executed and committed on the connection before anything else.
    pub session_sql: Vec<String>,
    /// The convention of the project's metadata.
    pub naming_convention: NamingConvention,
    /// Offline: bound values are written into the statements.
    pub literal_binds: bool,
    /// Offline without `literal_binds`: placeholders are `:name` instead of `%(name)s`, and percent signs are not doubled.
    pub named_placeholders: bool,
    /// What is let pass with a warning elsewhere is an error.
    pub strict: bool,
    /// How long to wait for another runner.
    pub lock_wait: Duration,
    /// PostgreSQL's time limits of the session.
    pub limits: Limits,
    /// How long to go on trying what did not get its lock in time.
    pub lock_retry_for: Duration,
    /// Hears of what happens in the middle of a wait.
    pub aside: Aside,
    /// What the interpreter needs, when a Python revision is to run.
    pub python: Options,
}

/// One revision file as the runtime needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Python(PathBuf),
    Sql(PathBuf),
}

impl Source {
    fn path(&self) -> &Path {
        match self {
            Source::Python(path) | Source::Sql(path) => path,
        }
    }
}

/// The graph and the files behind it.
pub struct History<'h> {
    pub map: &'h RevisionMap,
    /// The file of a revision, by its full id.
    pub source: &'h dyn Fn(&str) -> Option<Source>,
    /// The time limits that a revision's file asks for; none for one without a file.
    pub limits: &'h dyn Fn(&str) -> Result<Limits, crate::script::Error>,
    /// The Python files that are loaded before any runs, because they change how others run.
    pub first: &'h dyn Fn() -> Vec<PathBuf>,
}

impl History<'_> {
    /// Makes sure that every file of the plan is there and compiles, before the first one runs; `known` are those that do.
    fn check(&self, plan: &Plan, known: &Evaluator<'_>) -> Result<(), Error> {
        let mut files = Vec::new();
        for step in &plan.steps {
            let Some(direction) = direction_of(step) else {
                continue;
            };
            self.limits_of(step)?;
            if let Source::Python(path) = self.source_of(&step.revision)?
                && !known.is_straight(&path, direction)
            {
                files.push((step, direction, path));
            }
        }
        let checked = parallel::map(&files, |(_, _, path)| check(path));
        for ((step, direction, _), result) in files.into_iter().zip(checked) {
            result.map_err(|source| Error::Step {
                revision: step.revision.clone(),
                direction,
                standing: Box::default(),
                remains: Remains::default(),
                source: Box::new(source),
            })?;
        }
        Ok(())
    }

    /// The heads of the graph.
    fn script_heads(&self) -> Vec<String> {
        let heads = self.map.heads();
        heads.iter().map(|head| head.id().to_owned()).collect()
    }

    fn limits_of(&self, step: &Step) -> Result<Limits, Error> {
        (self.limits)(&step.revision).map_err(|error| Error::Limits(Box::new(error)))
    }

    fn source_of(&self, revision: &str) -> Result<Source, Error> {
        (self.source)(revision).ok_or_else(|| Error::NoFile {
            revision: revision.to_owned(),
        })
    }
}

/// Which function of its file a step runs.
fn direction_of(step: &Step) -> Option<Direction> {
    match step.kind {
        StepKind::Upgrade => Some(Direction::Upgrade),
        StepKind::Downgrade => Some(Direction::Downgrade),
        StepKind::Stamp => None,
    }
}
