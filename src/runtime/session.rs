//! A database that answers revision files: renders what they ask for, sends it, keeps the version rows up to date.
//!
//! In: requests and steps. Out: answers. Must not know: whether it is the database that is migrated, one that is thrown
//! away afterwards, or one that is only looked at.
//!
//! Invariant: a step's statements and its version rows are in the same transaction, unless the revision leaves it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::doubts::Doubts;
use super::error::deferred;
use super::event::{Event, Listener};
use super::executor::{Executor, Failed};
use super::raised::host_error;
use super::{Error, Limits, Settings, Source, Standing, questions};
use crate::database::introspect::{catalog, existence};
use crate::database::{self, TableChange, Versions};
use crate::ddl::{self, version_table::USUAL_WIDTH};
use crate::evaluate::{self, Direction, HostError, Origin, Question, Request, TransactionVerb};
use crate::plan::{Plan, Step, VersionChange};

/// The savepoint around a look that must not change anything.
const LOOK: &str = "mig_look";

/// A revision whose file was begun.
#[derive(Clone)]
pub(super) struct Begun {
    /// The tag of its first statement: those up to the next revision's are its own.
    first_tag: usize,
    pub revision: String,
    pub direction: Direction,
    pub path: PathBuf,
}

/// A session and what the run knows of its database.
pub(super) struct Session<'c, 's> {
    pub executor: Executor<'c>,
    settings: &'s Settings,
    versions: Versions,
    rendering: ddl::Context,
    doubts: Doubts,
    /// The revisions begun so far.
    begun: Vec<Begun>,
    /// The steps whose changes of the version table are under way or done, by the tags of these.
    row_changes: BTreeMap<usize, String>,
    /// What the files on disk lead to.
    script_heads: Vec<String>,
    /// Revisions whose work is committed.
    kept: Vec<String>,
    /// Revisions done since the last commit.
    pending: Vec<String>,
    /// The version rows as of the last commit, and with what was done since.
    rows: Vec<String>,
    pending_rows: Vec<String>,
}

impl<'c, 's> Session<'c, 's> {
    pub fn new(
        executor: Executor<'c>,
        script_heads: Vec<String>,
        settings: &'s Settings,
        versions: Versions,
    ) -> Session<'c, 's> {
        Session {
            rendering: rendering(&executor, settings),
            executor,
            settings,
            versions,
            doubts: Doubts::new(settings.strict),
            begun: Vec::new(),
            row_changes: BTreeMap::new(),
            script_heads,
            kept: Vec::new(),
            pending: Vec::new(),
            rows: Vec::new(),
            pending_rows: Vec::new(),
        }
    }

    /// The same, of a database whose version rows are known, in a run of which something is committed already.
    pub fn at(self, rows: &[String], kept: Vec<String>) -> Session<'c, 's> {
        Session {
            kept,
            rows: rows.to_vec(),
            pending_rows: rows.to_vec(),
            ..self
        }
    }

    /// Makes the version table where there is none, wide enough for the ids of a plan.
    pub fn make_version_table(
        &mut self,
        plan: &Plan,
        listener: &mut Listener<'_>,
    ) -> Result<(), database::Error> {
        let longest = plan
            .steps
            .iter()
            .flat_map(|step| &step.changes)
            .filter_map(VersionChange::written_id);
        let longest = longest.map(|id| id.chars().count()).max().unwrap_or(0);
        let tag = self.executor.tag(&Origin::default());
        let made = self
            .versions
            .create_if_missing(&mut self.executor.connection, longest, tag)?;
        // What is wrong with the version table is not the first revision's fault.
        self.executor.connection.flush()?;
        self.tell(made, listener);
        Ok(())
    }

    /// Removes all version rows.
    pub fn purge(&mut self) -> Result<(), database::Error> {
        let tag = self.executor.tag(&Origin::default());
        self.versions.purge(&mut self.executor.connection, tag)
    }

    /// To be called before a revision begins, with the time limits that it asks for.
    pub fn begin_revision(
        &mut self,
        revision: &str,
        direction: Direction,
        source: &Source,
        limits: Limits,
    ) -> Result<(), database::Error> {
        self.executor.begin_revision();
        self.begun.push(Begun {
            first_tag: self.executor.next_tag(),
            revision: revision.to_owned(),
            direction,
            path: source.path().to_owned(),
        });
        let Executor {
            care, connection, ..
        } = &mut self.executor;
        care.begin_revision(limits, connection)
    }

    /// To be called when everything since the last commit is rolled back and begins again.
    pub fn restart(&mut self) -> Result<(), database::Error> {
        self.pending.clear();
        self.pending_rows.clone_from(&self.rows);
        self.row_changes.clear();
        self.doubts = Doubts::new(self.settings.strict);
        self.rendering = rendering(&self.executor, self.settings);
        self.executor.restart()?;
        // It may have been made in what was rolled back.
        let table = &self.settings.version_table;
        self.versions = Versions::find(&mut self.executor.connection, table)?;
        Ok(())
    }

    /// Where the database stands after a failure, in a revision or outside of any.
    pub fn standing(&self, revision: Option<&str>) -> Box<Standing> {
        let part = revision.filter(|_| self.executor.has_lasting_part());
        Box::new(Standing {
            kept: self.kept.clone(),
            part: part.map(str::to_owned),
            unconfirmed: self.executor.unconfirmed(),
            pending: self.pending.clone(),
            rows: self.rows.clone(),
            complete: false,
        })
    }

    /// The revision that a statement belongs to, by its tag.
    fn revision_of(&self, tag: usize) -> Option<&Begun> {
        let later = self.begun.partition_point(|begun| begun.first_tag <= tag);
        self.begun.get(later.checked_sub(1)?)
    }

    /// Waits for what a revision file has sent; gives what its run came to, with the errors that came late.
    pub fn conclude(
        &mut self,
        result: Result<(), evaluate::Error>,
        source: &Source,
        listener: &mut Listener<'_>,
    ) -> Result<(), evaluate::Error> {
        let result = self.doubted(result, source);
        let settled = self.executor.settle();
        self.executor.report_notices(listener);
        self.judged(result, settled, source)
    }

    /// What a revision file's run came to, after a look at what was refused meanwhile.
    pub fn doubted(
        &mut self,
        result: Result<(), evaluate::Error>,
        source: &Source,
    ) -> Result<(), evaluate::Error> {
        self.doubts.settle(result, source.path())
    }

    /// The same when everything it has sent was waited for, with `settled`.
    pub fn judged(
        &mut self,
        result: Result<(), evaluate::Error>,
        settled: Result<(), HostError>,
        source: &Source,
    ) -> Result<(), evaluate::Error> {
        let result = match (self.executor.take_deferred(), result, settled) {
            // Which statement the server had come to says less than what Python was at.
            (_, Err(error @ evaluate::Error::Interrupted { .. }), _) => Err(error),
            (Some(failed), _, _) => {
                let revision = failed.error.tag().and_then(|tag| self.revision_of(tag));
                let path = revision.map_or(source.path(), |revision| &revision.path);
                Err(deferred(failed, path.to_owned()))
            }
            (None, Ok(()), Err(error)) => Err(evaluate::Error::Host {
                source: Box::new(error),
                path: source.path().to_owned(),
                frames: Vec::new(),
            }),
            (None, result, _) => result,
        };
        if result.is_err() && self.executor.was_committed() {
            self.keep();
        }
        result
    }

    /// Notes that what was done is committed.
    fn keep(&mut self) {
        self.kept.append(&mut self.pending);
        self.rows.clone_from(&self.pending_rows);
    }

    /// Changes the version rows at the end of a step, and commits where each step is committed. So is a step of which a part
    /// is in the database already: its version row must not depend on what comes after it.
    pub fn advance(
        &mut self,
        step: &Step,
        listener: &mut Listener<'_>,
    ) -> Result<(), database::Error> {
        self.executor.autocommit = false;
        let Executor {
            care, connection, ..
        } = &mut self.executor;
        care.end_revision(connection)?;
        self.executor.ensure_begun()?;
        for change in &step.changes {
            let tag = self.executor.tag(&Origin::default());
            self.row_changes.insert(tag, step.revision.clone());
            let changed = self
                .versions
                .apply(&mut self.executor.connection, change, tag)?;
            change.apply(&mut self.pending_rows);
            self.tell(changed, listener);
        }
        self.pending.push(step.revision.clone());
        if self.settings.transaction_per_migration
            || !self.settings.transactional_ddl
            || self.executor.has_lasting_part()
        {
            self.commit()?;
            self.executor.care.ground.stained = false;
        }
        Ok(())
    }

    /// What a revision's failure is to the run.
    pub fn step_failed(
        &mut self,
        revision: &str,
        direction: Direction,
        failure: evaluate::Error,
    ) -> Error {
        Error::Step {
            revision: revision.to_owned(),
            direction,
            standing: self.standing(Some(revision)),
            remains: std::mem::take(&mut self.executor.care.remains),
            source: Box::new(failure),
        }
    }

    /// Says which step an error belongs to: statements are sent ahead, so the failure of one is heard of later in its
    /// revision, or in a later one, or at the commit.
    pub fn attributed(&mut self, error: Error) -> Error {
        let Some(tag) = error.tag() else {
            return error;
        };
        if let Some(revision) = self.row_changes.get(&tag) {
            return error.of_version_row(revision.clone(), self.standing(None));
        }
        let Some(begun) = self.revision_of(tag).cloned() else {
            return error;
        };
        match error {
            Error::Step {
                standing,
                remains,
                source,
                ..
            } => Error::Step {
                revision: begun.revision,
                direction: begun.direction,
                standing,
                remains,
                source,
            },
            Error::Database(error) => {
                let origin = self.executor.origin(tag).cloned().unwrap_or_default();
                let failure = deferred(Failed { error, origin }, begun.path);
                self.step_failed(&begun.revision, begun.direction, failure)
            }
            error => error,
        }
    }

    /// The version rows that were committed last.
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// How many revisions of the run are committed.
    pub fn kept(&self) -> usize {
        self.kept.len()
    }

    pub fn commit(&mut self) -> Result<(), database::Error> {
        self.executor.commit()?;
        self.executor.settle_ground(self.pending.len());
        self.keep();
        Ok(())
    }

    /// The rows after the commit: success is what the server confirms.
    pub fn read_back(&mut self) -> Result<Vec<String>, Error> {
        let read = self.versions.heads(&mut self.executor.connection);
        read.map_err(|error| {
            Error::from(error).of_run(Box::new(Standing {
                complete: true,
                ..*self.standing(None)
            }))
        })
    }

    fn tell(&self, change: Option<TableChange>, listener: &mut Listener<'_>) {
        let table = self.settings.version_table.sql();
        match change {
            Some(TableChange::Widened { from, to }) => listener(Event::Widened { table, from, to }),
            Some(TableChange::Created { width }) if width > USUAL_WIDTH => {
                listener(Event::Widened {
                    table,
                    from: USUAL_WIDTH,
                    to: width,
                });
            }
            Some(TableChange::Created { .. }) | None => {}
        }
    }

    /// Carries out one request of a revision file.
    pub fn answer(
        &mut self,
        request: Request,
        origin: &Origin,
        listener: &mut Listener<'_>,
    ) -> Result<Value, HostError> {
        let answer = self.carry_out(request, origin, listener)?;
        for doubt in self.executor.care.take_doubts() {
            self.doubts.raise(doubt, origin, listener)?;
        }
        Ok(answer)
    }

    fn carry_out(
        &mut self,
        request: Request,
        origin: &Origin,
        listener: &mut Listener<'_>,
    ) -> Result<Value, HostError> {
        self.doubts.ensure_none_refused()?;
        match request {
            Request::Operation { operation } => {
                let rendered =
                    ddl::render(&operation, &mut self.rendering).map_err(questions::ddl_error)?;
                questions::doubt_unbound(
                    self.rendering.take_unbound(),
                    &mut self.doubts,
                    origin,
                    listener,
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
            // There is one session: an engine of the revision's own shares it.
            Request::OwnConnection { inner } => self.answer(*inner, origin, listener),
            Request::RowsUsed { .. } => Ok(Value::Null),
            Request::Transaction { verb, name } => {
                // At the end of a block whose statements commit by themselves nothing is under way, and the error that it is
                // left by must not be hidden.
                if verb != TransactionVerb::AutocommitOff {
                    self.executor.settle()?;
                }
                self.transaction(verb, name.as_deref())
                    .map(|()| Value::Null)
            }
            Request::Inspect { question } => self.inspect(&question, origin),
            Request::Compile { subject } => questions::compile(&subject, &mut self.rendering),
            Request::RawSql { sql } => {
                self.rendering.hear(&sql);
                self.executor.send(&sql, origin).map(|()| Value::Null)
            }
            Request::Doubt { doubt } => self
                .doubts
                .raise(doubt.into(), origin, listener)
                .map(|()| Value::Null),
            Request::Output { stream, text } => {
                listener(Event::Output { stream, text });
                Ok(Value::Null)
            }
        }
    }

    /// Lets somebody look at the database as it stands in the open transaction; changes are refused.
    pub fn only_look<T>(
        &mut self,
        look: impl FnOnce(&mut Self) -> Result<T, HostError>,
    ) -> Result<T, HostError> {
        self.executor.settle()?;
        self.executor.ensure_begun().map_err(host_error)?;
        if !self.executor.connection.in_transaction() {
            return look(self);
        }
        let connection = &mut self.executor.connection;
        connection.savepoint(LOOK).map_err(host_error)?;
        connection
            .execute("SET LOCAL transaction_read_only = on")
            .map_err(host_error)?;
        let seen = look(self);
        let connection = &mut self.executor.connection;
        connection.rollback_to(LOOK).map_err(host_error)?;
        connection.release(LOOK).map_err(host_error)?;
        seen
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

    fn inspect(&mut self, question: &Question, origin: &Origin) -> Result<Value, HostError> {
        match question {
            Question::CurrentHeads => {
                self.executor.settle()?;
                let heads = self
                    .versions
                    .heads(&mut self.executor.connection)
                    .map_err(host_error)?;
                Ok(heads.into())
            }
            Question::ScriptHeads => Ok(self.script_heads.clone().into()),
            Question::List(listing) => {
                let rows = self.executor.ask(&catalog::query(listing), origin)?;
                Ok(rows.first_column().into())
            }
            Question::Exists(existence) => {
                let rows = self.executor.ask(&existence::query(existence), origin)?;
                Ok((rows.scalar() == Some(Some("t"))).into())
            }
        }
    }
}

fn rendering(executor: &Executor<'_>, settings: &Settings) -> ddl::Context {
    let mut rendering = questions::rendering(settings, false);
    rendering.server_version = executor.connection.server_version().first().copied();
    rendering
}
