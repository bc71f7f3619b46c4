//! A run against a live database.
//!
//! The order of things is Alembic's (`runtime/migration.py`, `run_migrations`): the rows are read, the version table is
//! made where there is none, then each step runs its file and changes its version rows, all in one transaction or one
//! per step. What Alembic does not do: the rows are read again under a lock before anything is changed, and a step that was
//! sent need not be answered before the next one's file runs: server and Python work at the same time.

use std::cell::RefCell;
use std::time::Duration;

use serde_json::Value;

use super::announcer::Announcer;
use super::care::Care;
use super::event::{Event, Listener};
use super::executor::{Executor, Held};
use super::opening::{look, prepare_session, purges, take_lock, watch_blockers};
use super::overtaken::{self, Earlier};
use super::retry::Told;
use super::session::Session;
use super::{Error, Evaluator, Goal, History, Settings, Source, Watch, direction_of};
use crate::database::{self, Connection, Scope};
use crate::evaluate::{self, Host, HostError, Origin, Request};
use crate::plan::{Plan, Step};

/// How many statements may be under way while events wait for them.
const AHEAD_LIMIT: usize = 128;

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The rows before and after.
    pub before: Vec<String>,
    pub after: Vec<String>,
    /// The steps that ran.
    pub plan: Plan,
}

/// What a run is to do, and with what.
#[derive(Clone, Copy)]
struct Task<'t> {
    history: &'t History<'t>,
    goal: &'t Goal,
    settings: &'t Settings,
    watch: &'t Watch,
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
    let task = Task {
        history,
        goal,
        settings,
        watch,
    };
    let mut earlier = Earlier::default();
    loop {
        let error = match attempt(task, connection, &mut earlier, listener) {
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

fn attempt(
    task: Task<'_>,
    connection: &mut Connection,
    earlier: &mut Earlier,
    listener: &mut Listener<'_>,
) -> Result<Outcome, Error> {
    let Task {
        history,
        goal,
        settings,
        watch,
    } = task;
    prepare_session(connection, settings)?;
    let (versions, before, plan) = look(connection, settings, history, goal)?;
    let mut options = settings.python.clone();
    options.settings.server_version = connection.server_version();
    let mut evaluator = Evaluator::new(options, history, watch);
    evaluator.prepare(&plan, history)?;
    history.check(&plan, &evaluator)?;
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
    let (lock, waited) = take_lock(connection, settings, listener)?;
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
    if waited {
        listener(Event::Waited {
            left: plan.steps.len(),
        });
    }
    if lock.scope() == Scope::Session {
        watch_blockers(connection, settings);
    }
    let mut executor = Executor::new(Held::Lent(connection), lock);
    executor.care = Care::new(settings);
    let told = RefCell::<Told>::default();
    let mut once = |event| told.borrow_mut().tell(event, listener);
    let mut run = Online {
        task,
        is_first: earlier.steps.is_empty(),
        session: Session::new(executor, history.script_heads(), settings, versions)
            .at(&before, earlier.revisions()),
        announcer: Announcer::new(&mut once),
        told: &told,
    };
    let result = run.all(&before, &plan, &mut evaluator);
    let result = result.and_then(|()| run.session.read_back());
    if result.is_err() {
        let kept = run.session.kept() - earlier.steps.len();
        earlier.steps.extend(plan.steps.iter().take(kept).cloned());
    }
    let committed = run.session.rows().to_vec();
    // All is done, and the end of the session frees it as well.
    let _ = run.session.executor.release_lock();
    let after = result?;
    if overtaken::differ(&after, &committed) {
        listener(Event::Warning(format!(
            "the version rows are not those that this run has committed ({}): somebody has changed them since",
            committed.join(", ")
        )));
    }
    Ok(Outcome {
        before,
        after,
        plan,
    })
}

/// The host of revision files in a run against a database.
pub struct Online<'r, 'l> {
    task: Task<'r>,
    /// No attempt before this one has done anything.
    is_first: bool,
    session: Session<'r, 'r>,
    announcer: Announcer<'r, 'l>,
    told: &'r RefCell<Told>,
}

impl Online<'_, '_> {
    fn all(
        &mut self,
        heads: &[String],
        plan: &Plan,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<(), Error> {
        let mut first = 0;
        loop {
            let result = self
                .steps(heads, plan, evaluator, first)
                .and_then(|()| self.commit())
                .map_err(|error| self.session.attributed(error))
                .map_err(|error| error.of_run(self.session.standing(None)));
            let Err(error) = result else {
                return Ok(());
            };
            let executor = &mut self.session.executor;
            executor.care.note_failure(&mut executor.connection);
            self.announce();
            // The first error tells what happened; one of the rollback would hide it.
            let rolled_back = self.session.executor.rollback();
            if rolled_back.is_err() || !self.may_begin_again(&error, plan)? {
                return Err(error.after(self.session.executor.care.take_wait()));
            }
            first = self.begin_again()?;
            evaluator.begin_again();
        }
    }

    /// Whether a lock was not to be had, and what the transaction held can be done once more; pauses before it says so.
    fn may_begin_again(&mut self, error: &Error, plan: &Plan) -> Result<bool, Error> {
        let executor = &mut self.session.executor;
        let timed_out = error
            .database()
            .is_some_and(database::Error::is_lock_timeout);
        let Some(first) = executor.care.ground.restart().filter(|_| timed_out) else {
            return Ok(false);
        };
        let revision = plan.steps.get(first).or(plan.steps.last());
        let revision = revision.map(|step| step.revision.as_str());
        let connection = &mut executor.connection;
        Ok(executor
            .care
            .pause_before(revision.unwrap_or_default(), connection)?)
    }

    /// Gets ready to do once more what was rolled back; gives the step that it begins with.
    fn begin_again(&mut self) -> Result<usize, Error> {
        let first = self.session.executor.care.ground.committed;
        self.session.restart()?;
        self.announcer.forget();
        self.told.borrow_mut().restart(first);
        Ok(first)
    }

    fn steps(
        &mut self,
        heads: &[String],
        plan: &Plan,
        evaluator: &mut Evaluator<'_>,
        first: usize,
    ) -> Result<(), Error> {
        self.session.executor.ensure_begun()?;
        if heads.is_empty() && first == 0 {
            self.session
                .make_version_table(plan, self.announcer.listener())?;
        }
        if purges(self.task.goal) && first == 0 {
            self.session.purge()?;
        }
        for (index, step) in plan.steps.iter().enumerate().skip(first) {
            let (number, total) = (index + 1, plan.steps.len());
            self.hold(Event::StepStarted {
                number,
                total,
                step: step.clone(),
            });
            self.take_answers()?;
            self.session.executor.care.is_next = self.is_first && index == 0;
            self.step(step, evaluator)?;
            self.hold(Event::StepFinished {
                number,
                total,
                elapsed: Duration::ZERO,
            });
        }
        Ok(())
    }

    fn step(&mut self, step: &Step, evaluator: &mut Evaluator<'_>) -> Result<(), Error> {
        let history = self.task.history;
        if let Some(direction) = direction_of(step) {
            let source = history.source_of(&step.revision)?;
            let limits = history.limits_of(step)?;
            self.session
                .begin_revision(&step.revision, direction, &source, limits)?;
            let result = evaluator.run(&source, direction, self);
            self.conclude(result, &source)
                .map_err(|failure| self.session.step_failed(&step.revision, direction, failure))?;
        }
        let sent = self.session.executor.connection.sent();
        let announcer = &mut self.announcer;
        self.session
            .advance(step, &mut |event| announcer.hold(sent, event))?;
        Ok(())
    }

    /// What a revision file's run came to. Where nothing hints at a failure, and nothing has been committed that a later
    /// failure could not take back, what it sent may stay under way.
    fn conclude(
        &mut self,
        result: Result<(), evaluate::Error>,
        source: &Source,
    ) -> Result<(), evaluate::Error> {
        let result = self.session.doubted(result, source);
        if result.is_ok() && self.session.executor.may_run_ahead() {
            return Ok(());
        }
        let settled = self
            .await_answers(0)
            .map_err(|error| self.session.executor.failed(error, &Origin::default()));
        self.session.judged(result, settled, source)
    }

    fn commit(&mut self) -> Result<(), Error> {
        self.await_answers(0)?;
        self.session.commit()?;
        self.announce();
        Ok(())
    }

    fn hold(&mut self, event: Event) {
        let sent = self.session.executor.connection.sent();
        self.announcer.hold(sent, event);
    }

    /// Says what has happened so far.
    fn announce(&mut self) {
        let executor = &mut self.session.executor;
        let confirmed = executor.connection.confirmed();
        self.announcer
            .release(confirmed, |listener| executor.report_notices(listener));
    }

    /// Waits until no more than `left` statements are under way, and says meanwhile what happens.
    fn await_answers(&mut self, left: usize) -> Result<(), database::Error> {
        while self.session.executor.connection.queued() > left {
            self.session.executor.connection.await_one()?;
            self.announce();
        }
        Ok(())
    }

    /// Takes the answers that are here.
    fn take_answers(&mut self) -> Result<(), database::Error> {
        while self.session.executor.connection.take_one()? {
            self.announce();
        }
        self.announce();
        Ok(())
    }
}

impl Host for Online<'_, '_> {
    fn answer(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        if self.announcer.is_holding() {
            let autocommit = self.session.executor.autocommit;
            let left = if request.waits_for_database(origin.sequential || autocommit) {
                0
            } else {
                AHEAD_LIMIT
            };
            // What takes long is waited for here, where the user sees which revision it belongs to.
            self.await_answers(left)
                .map_err(|error| self.session.executor.failed(error, origin))?;
        }
        let sent = self.session.executor.connection.sent();
        let announcer = &mut self.announcer;
        let answer = self
            .session
            .answer(request, origin, &mut |event| announcer.hold(sent, event));
        if self.session.executor.connection.queued() == 0 {
            self.announce();
        }
        answer
    }
}
