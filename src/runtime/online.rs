//! A run against a live database.
//!
//! The order of things is Alembic's (`runtime/migration.py`, `run_migrations`): the rows are read, the version table is
//! made where there is none, then each step runs its file and changes its version rows, all in one transaction or one
//! per step. What Alembic does not do: the rows are read again under a lock before anything is changed.

use std::time::Instant;

use serde_json::Value;

use super::event::{Event, Listener};
use super::executor::{Executor, Held};
use super::overtaken::{self, Earlier};
use super::session::Session;
use super::{Error, Evaluator, Goal, History, Settings, Watch, direction_of};
use crate::database::{Connection, Lock, Versions};
use crate::evaluate::{Host, HostError, Origin, Request};
use crate::plan::{Plan, Step};

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The rows before and after.
    pub before: Vec<String>,
    pub after: Vec<String>,
    /// The steps that ran.
    pub plan: Plan,
}

/// Brings the database to the goal, unless `watch` ends the run.
pub fn migrate(
    connection: &mut Connection,
    history: &History<'_>,
    goal: &Goal,
    settings: &Settings,
    watch: &Watch,
    listener: &mut Listener<'_>,
) -> Result<Outcome, Error> {
    let mut earlier = Earlier::default();
    loop {
        let ran = run(
            connection,
            history,
            goal,
            settings,
            watch,
            listener,
            &mut earlier,
        );
        let error = match ran {
            Ok(outcome) => {
                let mut plan = outcome.plan;
                plan.steps.splice(0..0, earlier.steps);
                return Ok(Outcome {
                    before: earlier.before.unwrap_or(outcome.before),
                    plan,
                    ..outcome
                });
            }
            Err(error) => error.or_interruption(watch).or_not_begun(),
        };
        let Some(rows) = overtaken::rows_of_another(connection, settings, goal, &error) else {
            return Err(error);
        };
        listener(Event::Overtaken {
            rows,
            done: earlier.steps.len(),
        });
    }
}

fn run(
    connection: &mut Connection,
    history: &History<'_>,
    goal: &Goal,
    settings: &Settings,
    watch: &Watch,
    listener: &mut Listener<'_>,
    earlier: &mut Earlier,
) -> Result<Outcome, Error> {
    prepare_session(connection, settings)?;
    let (versions, before, plan) = look(connection, settings, history, goal)?;
    history.check(&plan)?;
    if earlier.before.is_none() {
        listener(Event::Context {
            offline: false,
            transactional_ddl: settings.transactional_ddl,
        });
    }
    for warning in &plan.warnings {
        listener(Event::Warning(warning.to_string()));
    }
    if versions.exists() && plan.steps.is_empty() && !purges(goal) {
        return Ok(Outcome {
            after: before.clone(),
            before,
            plan,
        });
    }
    let lock = Lock::acquire(
        connection,
        &settings.version_table,
        settings.lock_wait,
        &mut |holder| {
            listener(Event::Waiting {
                holder: holder.map(ToString::to_string),
            });
        },
    )?;
    // Another runner may have been at work while this one waited.
    let (versions, before, plan) = match look(connection, settings, history, goal) {
        Ok(seen) => seen,
        Err(error) => {
            // The end of the session frees it as well.
            let _ = lock.release(connection);
            return Err(error);
        }
    };
    earlier.before.get_or_insert_with(|| before.clone());
    let executor = Executor::new(Held::Lent(connection), lock);
    let mut run = Online {
        session: Session::new(executor, history.script_heads(), settings, versions)
            .at(&before, earlier.revisions()),
        settings,
        listener,
    };
    let result = run.all(history, goal, &before, &plan, watch);
    let result = result.and_then(|()| run.session.read_back());
    if result.is_err() {
        let kept = run.session.kept() - earlier.steps.len();
        earlier.steps.extend(plan.steps.iter().take(kept).cloned());
    }
    // All is done, and the end of the session frees it as well.
    let _ = run.session.executor.release_lock();
    Ok(Outcome {
        before,
        after: result?,
        plan,
    })
}

/// Makes the version table where there is none.
pub fn ensure_version(connection: &mut Connection, settings: &Settings) -> Result<(), Error> {
    prepare_session(connection, settings)?;
    let mut versions = Versions::find(connection, &settings.version_table)?;
    if !versions.exists() {
        connection.begin()?;
        versions.create_if_missing(connection, 0, 0)?;
        connection.commit()?;
    }
    Ok(())
}

/// The rows of the version table; empty where there is no table. Nothing is written.
pub fn current_heads(
    connection: &mut Connection,
    settings: &Settings,
) -> Result<Vec<String>, Error> {
    prepare_session(connection, settings)?;
    Ok(Versions::find(connection, &settings.version_table)?.heads(connection)?)
}

pub(super) fn prepare_session(
    connection: &mut Connection,
    settings: &Settings,
) -> Result<(), Error> {
    for statement in &settings.session_sql {
        connection.execute(statement)?;
    }
    Ok(())
}

fn look(
    connection: &mut Connection,
    settings: &Settings,
    history: &History<'_>,
    goal: &Goal,
) -> Result<(Versions, Vec<String>, Plan), Error> {
    let versions = Versions::find(connection, &settings.version_table)?;
    let heads = if purges(goal) {
        Vec::new()
    } else {
        versions.heads(connection)?
    };
    let plan = goal.plan(history.map, &heads)?;
    Ok((versions, heads, plan))
}

fn purges(goal: &Goal) -> bool {
    matches!(goal, Goal::Stamp { purge: true, .. })
}

/// The host of revision files in a run against a database.
pub struct Online<'r, 'l> {
    session: Session<'r, 'r>,
    settings: &'r Settings,
    listener: &'r mut Listener<'l>,
}

impl Online<'_, '_> {
    fn all(
        &mut self,
        history: &History<'_>,
        goal: &Goal,
        heads: &[String],
        plan: &Plan,
        watch: &Watch,
    ) -> Result<(), Error> {
        let result = self
            .steps(history, goal, heads, plan, watch)
            .and_then(|()| Ok(self.session.commit()?))
            .map_err(|error| self.session.name_version_row(error))
            .map_err(|error| error.of_run(self.session.standing(None)));
        if result.is_err() {
            // The first error tells what happened; one of the rollback would hide it.
            let _ = self.session.executor.rollback();
        }
        self.session.executor.report_notices(self.listener);
        result
    }

    fn steps(
        &mut self,
        history: &History<'_>,
        goal: &Goal,
        heads: &[String],
        plan: &Plan,
        watch: &Watch,
    ) -> Result<(), Error> {
        self.session.executor.ensure_begun()?;
        if heads.is_empty() {
            self.session.make_version_table(plan, self.listener)?;
        }
        if purges(goal) {
            self.session.purge()?;
        }
        let mut options = self.settings.python.clone();
        options.settings.server_version = self.session.executor.connection.server_version();
        let mut evaluator = Evaluator::new(options, history, watch);
        for (index, step) in plan.steps.iter().enumerate() {
            let (number, total, began) = (index + 1, plan.steps.len(), Instant::now());
            (self.listener)(Event::StepStarted {
                number,
                total,
                step,
            });
            self.step(history, step, &mut evaluator)?;
            (self.listener)(Event::StepFinished {
                number,
                total,
                elapsed: began.elapsed(),
            });
        }
        Ok(())
    }

    fn step(
        &mut self,
        history: &History<'_>,
        step: &Step,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<(), Error> {
        if let Some(direction) = direction_of(step) {
            let source = history.source_of(&step.revision)?;
            self.session.begin_revision();
            let result = evaluator.run(&source, direction, self);
            let result = self.session.conclude(result, &source, self.listener);
            result.map_err(|failure| Error::Step {
                revision: step.revision.clone(),
                direction,
                standing: self.session.standing(Some(&step.revision)),
                source: Box::new(failure),
            })?;
        }
        Ok(self.session.advance(step, self.listener)?)
    }
}

impl Host for Online<'_, '_> {
    fn answer(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        self.session.answer(request, origin, self.listener)
    }
}
