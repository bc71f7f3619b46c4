//! A run against a live database.
//!
//! The order of things is Alembic's (`runtime/migration.py`, `run_migrations`): the rows are read, the version table is
//! made where there is none, then each step runs its file and changes its version rows, all in one transaction or one
//! per step. What Alembic does not do: the rows are read again under a lock before anything is changed.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::{Map, Value};

use super::doubts::{Doubt, Doubts};
use super::error::deferred;
use super::event::{Event, Listener};
use super::executor::{Executor, host_error};
use super::{Error, Evaluator, Goal, History, Settings, Watch, questions};
use crate::database::introspect::{catalog, existence};
use crate::database::{self, Connection, Lock, TableChange, Versions};
use crate::ddl::{self, version_table::USUAL_WIDTH};
use crate::evaluate::{Direction, Host, HostError, Origin, Request, TransactionVerb};
use crate::plan::{Plan, Step, StepKind, VersionChange};

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
    run(connection, history, goal, settings, watch, listener)
        .map_err(|error| error.or_interruption(watch, &[]))
}

fn run(
    connection: &mut Connection,
    history: &History<'_>,
    goal: &Goal,
    settings: &Settings,
    watch: &Watch,
    listener: &mut Listener<'_>,
) -> Result<Outcome, Error> {
    prepare_session(connection, settings)?;
    let (versions, before, plan) = look(connection, settings, history, goal)?;
    history.check(&plan)?;
    listener(Event::Context {
        offline: false,
        transactional_ddl: settings.transactional_ddl,
    });
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
            lock.release(connection)?;
            return Err(error);
        }
    };
    let mut run = Online::new(
        Executor::new(connection, lock),
        history,
        settings,
        versions,
        listener,
    );
    let result = run.all(history, goal, &before, &plan, watch);
    let result = result.map_err(|error| error.or_interruption(watch, &run.kept));
    let result = result.and_then(|()| run.read_back());
    let released = run.executor.release_lock();
    let after = result?;
    released?;
    Ok(Outcome {
        before,
        after,
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

fn prepare_session(connection: &mut Connection, settings: &Settings) -> Result<(), Error> {
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
    executor: Executor<'r>,
    settings: &'r Settings,
    versions: Versions,
    rendering: ddl::Context,
    listener: &'r mut Listener<'l>,
    doubts: Doubts,
    /// The steps whose changes of the version table are under way or done, by the tags of these.
    row_changes: BTreeMap<usize, String>,
    /// What the files on disk lead to.
    script_heads: Vec<String>,
    /// Revisions whose work is committed.
    kept: Vec<String>,
    /// Revisions done since the last commit.
    pending: Vec<String>,
}

impl<'r, 'l> Online<'r, 'l> {
    fn new(
        executor: Executor<'r>,
        history: &History<'_>,
        settings: &'r Settings,
        versions: Versions,
        listener: &'r mut Listener<'l>,
    ) -> Online<'r, 'l> {
        let mut rendering = questions::rendering(settings, false);
        rendering.server_version = executor.connection.server_version().first().copied();
        Online {
            executor,
            settings,
            versions,
            rendering,
            listener,
            doubts: Doubts::new(settings.strict),
            row_changes: BTreeMap::new(),
            script_heads: history
                .map
                .heads()
                .iter()
                .map(|head| head.id().to_owned())
                .collect(),
            kept: Vec::new(),
            pending: Vec::new(),
        }
    }

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
            .and_then(|()| Ok(self.commit()?))
            .map_err(|error| self.name_version_row(error));
        if result.is_err() {
            // The first error tells what happened; one of the rollback would hide it.
            let _ = self.executor.rollback();
        }
        self.executor.report_notices(self.listener);
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
        self.executor.ensure_begun()?;
        if heads.is_empty() {
            let longest = plan
                .steps
                .iter()
                .flat_map(|step| &step.changes)
                .filter_map(VersionChange::written_id);
            let longest = longest.map(|id| id.chars().count()).max().unwrap_or(0);
            let tag = self.executor.tag(&Origin::default());
            let made = self
                .versions
                .create_if_missing(self.executor.connection, longest, tag)?;
            // What is wrong with the version table is not the first revision's fault.
            self.executor.connection.flush()?;
            self.tell(made);
        }
        if purges(goal) {
            let tag = self.executor.tag(&Origin::default());
            self.versions.purge(self.executor.connection, tag)?;
        }
        let mut options = self.settings.python.clone();
        options.settings.server_version = self.executor.connection.server_version();
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

    fn tell(&mut self, change: Option<TableChange>) {
        let table = self.settings.version_table.sql();
        match change {
            Some(TableChange::Widened { from, to }) => {
                (self.listener)(Event::Widened { table, from, to })
            }
            Some(TableChange::Created { width }) if width > USUAL_WIDTH => {
                (self.listener)(Event::Widened {
                    table,
                    from: USUAL_WIDTH,
                    to: width,
                });
            }
            Some(TableChange::Created { .. }) | None => {}
        }
    }

    fn step(
        &mut self,
        history: &History<'_>,
        step: &Step,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<(), Error> {
        let direction = match step.kind {
            StepKind::Upgrade => Some(Direction::Upgrade),
            StepKind::Downgrade => Some(Direction::Downgrade),
            StepKind::Stamp => None,
        };
        if let Some(direction) = direction {
            let source = history.source_of(&step.revision)?;
            self.executor.begin_revision();
            let result = evaluator.run(&source, direction, self);
            let result = self.doubts.settle(result, source.path());
            let settled = self.executor.settle();
            let failure = match (self.executor.take_deferred(), result, settled) {
                // Which statement the server had come to says less than what Python was at.
                (_, Err(error @ crate::evaluate::Error::Interrupted { .. }), _) => Some(error),
                (Some(failed), _, _) => Some(deferred(failed, source.path().to_owned())),
                (None, Err(error), _) => Some(error),
                (None, Ok(()), Err(error)) => Some(crate::evaluate::Error::Host {
                    source: Box::new(error),
                    path: source.path().to_owned(),
                    frames: Vec::new(),
                }),
                (None, Ok(()), Ok(())) => None,
            };
            self.executor.report_notices(self.listener);
            if let Some(failure) = failure {
                if self.executor.was_committed() {
                    self.kept.append(&mut self.pending);
                }
                return Err(Error::Step {
                    revision: step.revision.clone(),
                    direction,
                    kept: std::mem::take(&mut self.kept),
                    partly: self.executor.has_lasting_part(),
                    source: Box::new(failure),
                });
            }
        }
        self.executor.autocommit = false;
        self.executor.ensure_begun()?;
        for change in &step.changes {
            let tag = self.executor.tag(&Origin::default());
            self.row_changes.insert(tag, step.revision.clone());
            let changed = self.versions.apply(self.executor.connection, change, tag)?;
            self.tell(changed);
        }
        self.pending.push(step.revision.clone());
        if self.settings.transaction_per_migration || !self.settings.transactional_ddl {
            self.commit()?;
        }
        Ok(())
    }

    /// Says of a failed change of the version table which step it belongs to.
    fn name_version_row(&mut self, error: Error) -> Error {
        match error.tag().and_then(|tag| self.row_changes.get(&tag)) {
            Some(revision) => error.of_version_row(revision.clone(), &mut self.kept),
            None => error,
        }
    }

    fn commit(&mut self) -> Result<(), database::Error> {
        self.executor.commit()?;
        self.kept.append(&mut self.pending);
        Ok(())
    }

    /// The rows after the commit: success is what the server confirms.
    fn read_back(&mut self) -> Result<Vec<String>, Error> {
        Ok(self.versions.heads(self.executor.connection)?)
    }

    fn transaction(&mut self, verb: TransactionVerb, name: Option<&str>) -> Result<(), HostError> {
        let connection = &mut *self.executor.connection;
        let savepoint = name.unwrap_or("mig_savepoint");
        match verb {
            TransactionVerb::Begin => self.executor.ensure_begun(),
            TransactionVerb::Commit => self.commit(),
            TransactionVerb::Rollback => self.executor.rollback(),
            TransactionVerb::Savepoint => self
                .executor
                .ensure_begun()
                .and_then(|()| self.executor.connection.savepoint(savepoint)),
            TransactionVerb::Release => connection.release(savepoint),
            TransactionVerb::RollbackTo => connection.rollback_to(savepoint),
            TransactionVerb::AutocommitOn => {
                let done = self.commit();
                self.executor.autocommit = true;
                done
            }
            TransactionVerb::AutocommitOff => {
                self.executor.autocommit = false;
                Ok(())
            }
        }
        .map_err(host_error)
    }
}

impl Online<'_, '_> {
    fn inspect(
        &mut self,
        what: &str,
        arguments: &Map<String, Value>,
        origin: &Origin,
    ) -> Result<Value, HostError> {
        match what {
            "current_heads" => {
                self.executor.settle()?;
                let heads = self
                    .versions
                    .heads(self.executor.connection)
                    .map_err(host_error)?;
                Ok(heads.into())
            }
            "script_heads" => Ok(self.script_heads.clone().into()),
            _ => {
                let text = |key: &str| arguments.get(key).and_then(Value::as_str);
                if let Some(sql) = catalog::query(what, text("schema"), text("table")) {
                    return Ok(self.executor.ask(&sql, origin)?.first_column().into());
                }
                let (Some(kind), Some(name)) = (existence::Kind::from_word(what), text("name"))
                else {
                    return Err(HostError::new(
                        "not-supported",
                        "NotImplementedError",
                        format!("mig can't answer this question about the database: {what}"),
                    ));
                };
                let sql = existence::query(kind, name, text("schema"), text("table"));
                let rows = self.executor.ask(&sql, origin)?;
                Ok((rows.scalar() == Some(Some("t"))).into())
            }
        }
    }
}

impl Host for Online<'_, '_> {
    fn answer(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        self.doubts.ensure_none_refused()?;
        match request {
            Request::Operation { operation } => {
                let rendered =
                    ddl::render(&operation, &mut self.rendering).map_err(questions::ddl_error)?;
                questions::doubt_unbound(
                    self.rendering.take_unbound(),
                    &mut self.doubts,
                    origin,
                    self.listener,
                )?;
                for statement in rendered {
                    self.executor.send(&statement.sql, origin)?;
                }
                Ok(Value::Null)
            }
            Request::Statement {
                statement,
                parameters,
                rows,
            } => {
                let (texts, _) = questions::statement_texts(
                    &statement,
                    parameters.as_deref(),
                    self.settings,
                    &self.rendering,
                )?;
                texts.iter().for_each(|sql| self.rendering.hear(sql));
                questions::run_texts(&mut self.executor, &texts, rows, origin)
            }
            Request::DriverSql { sql, rows } => {
                self.rendering.hear(&sql);
                questions::run_texts(&mut self.executor, &[sql], rows, origin)
            }
            Request::CopyIn { sql, data } => {
                let copied = self
                    .executor
                    .guarded(&sql, origin, |connection| connection.copy_in(&sql, &data))?;
                Ok(questions::answer_of(&copied, copied.rowcount()))
            }
            Request::CopyOut { sql } => {
                let (copied, data) = self
                    .executor
                    .guarded(&sql, origin, |connection| connection.copy_out(&sql))?;
                let mut answer = questions::answer_of(&copied, copied.rowcount());
                answer["data"] = String::from_utf8(data)
                    .map_err(|_| {
                        HostError::new(
                            "not-supported",
                            "NotImplementedError",
                            "COPY TO STDOUT gave bytes that are no text; use the text or CSV format",
                        )
                    })?
                    .into();
                Ok(answer)
            }
            Request::Transaction { verb, name } => {
                self.executor.settle()?;
                self.transaction(verb, name.as_deref())
                    .map(|()| Value::Null)
            }
            Request::Inspect { what, arguments } => self.inspect(&what, &arguments, origin),
            Request::Compile { subject } => questions::compile(&subject, &mut self.rendering),
            Request::RawSql { sql } => {
                self.rendering.hear(&sql);
                self.executor.send(&sql, origin).map(|()| Value::Null)
            }
            Request::MissingModule { module } => self
                .doubts
                .raise(Doubt::MissingModule(module), origin, self.listener)
                .map(|()| Value::Null),
            Request::LostDefault { column } => self
                .doubts
                .raise(Doubt::LostDefault(column), origin, self.listener)
                .map(|()| Value::Null),
            Request::Output { stream, text } => {
                (self.listener)(Event::Output { stream, text });
                Ok(Value::Null)
            }
        }
    }
}
