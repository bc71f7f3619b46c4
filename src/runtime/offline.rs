//! A run that writes SQL instead of executing it (`--sql`).
//!
//! In: a goal and the rows that are assumed to be there. Out: text, byte for byte what Alembic writes (surface rows OFF):
//! every piece ends with an empty line, statements end with a semicolon, tabs are four spaces.
//!
//! Invariant: nothing is written before the plan stands, so that an error never lands in the middle of a script's start.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

use serde_json::{Value, json};

use super::doubts::Doubts;
use super::event::{Event, Listener};
use super::own::{Open, OwnDatabase};
use super::scratch::Scratch;
use super::script::Script;
use super::session::Session;
use super::unanswered::{self, Unanswered};
use super::{Error, Evaluator, Goal, History, Settings, Source, Watch, direction_of, questions};
use crate::database::version_statement;
use crate::ddl::{self, version_table::USUAL_WIDTH};
use crate::evaluate::{
    self, Direction, Host, HostError, Origin, Output, Question, Request, TransactionVerb,
};
use crate::operations::Operation;
use crate::plan::{Plan, Step, StepKind, VersionChange};
use crate::revision::{self, RevisionMap};
use crate::schema::{Expression, Value as Bound};

/// The rows that the script assumes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfflineStart(pub Vec<String>);

/// The way that a script goes.
pub struct Way<'w> {
    pub start: &'w OfflineStart,
    pub goal: &'w Goal,
}

impl Way<'_> {
    /// Plans its steps.
    pub fn plan(&self, map: &RevisionMap) -> Result<Plan, revision::Error> {
        self.goal.plan(map, &self.start.0)
    }
}

/// The databases that a run with `--sql` may ask.
pub struct Databases<'d> {
    /// Opens the run's own database, for engines that a revision makes itself.
    pub open: &'d Open<'d>,
    /// Answers what the revisions ask of the run's connection.
    pub scratch: Option<Scratch<'d>>,
}

/// Writes the script that brings a database from the start to the goal.
pub fn write_sql(
    out: &mut dyn Write,
    history: &History<'_>,
    way: &Way<'_>,
    settings: &Settings,
    databases: Databases<'_>,
    watch: &Watch,
    listener: &mut Listener<'_>,
) -> Result<Plan, Error> {
    let plan = way.plan(history.map)?;
    let start = &way.start.0;
    let mut options = settings.python.clone();
    options.settings.offline_results = databases.scratch.is_some();
    options.settings.offline_answers = databases.scratch.is_some();
    let mut evaluator = Evaluator::new(options, history, watch);
    evaluator.prepare(&plan, history)?;
    history.check(&plan, &evaluator)?;
    let embedded = databases.scratch.as_ref().map(Scratch::is_embedded);
    let scratch = match databases.scratch {
        Some(scratch) => Some(scratch.bring_to(history, start, &plan, watch)?),
        None => None,
    };
    listener(Event::Context {
        offline: true,
        transactional_ddl: settings.transactional_ddl,
    });
    for warning in &plan.warnings {
        listener(Event::Warning(warning.to_string()));
    }
    let mut run = Offline {
        script: Script {
            out,
            double_percents: !settings.named_placeholders,
        },
        settings,
        rendering: questions::rendering(settings, true),
        listener,
        doubts: Doubts::new(settings.strict),
        start: start.clone(),
        heads: start.clone(),
        script_heads: history.script_heads(),
        queries: Vec::new(),
        without_result: 0,
        own: OwnDatabase::new(databases.open),
        scratch,
        watch,
        last_look: None,
        failed: None,
    };
    let written = run.all(history, &plan, &mut evaluator);
    let written = written.map_err(|error| error.or_interruption(watch));
    written.map_err(|error| match embedded {
        Some(embedded) if error.database().is_some() => Error::Scratch {
            embedded,
            begun: true,
            source: Box::new(error),
        },
        _ => error,
    })?;
    Ok(plan)
}

/// A statement whose answer a revision has, but has not looked at.
pub(super) struct Query {
    pub sql: String,
    pub asked: Origin,
    used: bool,
}

pub(super) struct Offline<'r, 'l> {
    pub script: Script<'r>,
    pub settings: &'r Settings,
    pub rendering: ddl::Context,
    pub listener: &'r mut Listener<'l>,
    doubts: Doubts,
    /// The rows that the script starts from.
    start: Vec<String>,
    /// The rows as they are where the script has come to.
    heads: Vec<String>,
    script_heads: Vec<String>,
    queries: Vec<Query>,
    /// How many statements the current revision has executed without getting a result.
    without_result: usize,
    own: OwnDatabase<'r>,
    pub scratch: Option<Session<'r, 'r>>,
    watch: &'r Watch,
    /// Where the catalog has been looked at, as long as nothing has been written since.
    pub last_look: Option<Origin>,
    /// An error of the stream, which must not be taken for one of the revision file.
    failed: Option<std::io::Error>,
}

impl Offline<'_, '_> {
    fn all(
        &mut self,
        history: &History<'_>,
        plan: &Plan,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<(), Error> {
        let settings = self.settings;
        let whole = settings.transactional_ddl && !settings.transaction_per_migration;
        let each = settings.transactional_ddl && settings.transaction_per_migration;
        self.bracket(whole, "BEGIN")?;
        for (index, step) in plan.steps.iter().enumerate() {
            let (number, total, began) = (index + 1, plan.steps.len(), Instant::now());
            (self.listener)(Event::StepStarted {
                number,
                total,
                step: step.clone(),
            });
            self.bracket(each, "BEGIN")?;
            self.step(history, step, evaluator)?;
            self.bracket(each, "COMMIT")?;
            (self.listener)(Event::StepFinished {
                number,
                total,
                elapsed: began.elapsed(),
            });
        }
        self.bracket(whole, "COMMIT")?;
        Ok(self.script.out.flush()?)
    }

    fn bracket(&mut self, wanted: bool, word: &str) -> std::io::Result<()> {
        if wanted {
            self.script.statement(word)
        } else {
            Ok(())
        }
    }

    fn step(
        &mut self,
        history: &History<'_>,
        step: &Step,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<(), Error> {
        if self.heads.is_empty() {
            self.script
                .statement(&self.settings.version_table.create(USUAL_WIDTH))?;
        }
        let word = match step.kind {
            StepKind::Upgrade => "upgrade",
            StepKind::Downgrade => "downgrade",
            StepKind::Stamp => "stamp_revision",
        };
        self.script.plain(&format!(
            "-- Running {word} {} -> {}",
            step.from.join(", "),
            step.to.join(", ")
        ))?;
        if let Some(direction) = direction_of(step) {
            let source = history.source_of(&step.revision)?;
            self.without_result = 0;
            let result = evaluator.run(&source, direction, self);
            if let Some(error) = self.failed.take() {
                return Err(Error::Output(error));
            }
            let result = self.doubts.settle(result, source.path());
            let result = match &mut self.scratch {
                Some(scratch) => scratch.conclude(result, &source, self.listener),
                None => result.map_err(|error| self.explain(error, history, &source, direction)),
            };
            result.map_err(|error| Error::Step {
                revision: step.revision.clone(),
                direction,
                standing: Box::default(),
                remains: super::Remains::default(),
                source: Box::new(error),
            })?;
        }
        for change in &step.changes {
            self.script
                .statement(&version_statement(&self.settings.version_table, change))?;
            match change {
                VersionChange::Insert(id) => self.heads.push(id.clone()),
                VersionChange::Delete(id) => self.heads.retain(|head| head != id),
                VersionChange::Update { from, to } => {
                    self.heads.retain(|head| head != from);
                    self.heads.push(to.clone());
                }
            }
        }
        if let Some(scratch) = &mut self.scratch {
            scratch.advance(step, self.listener)?;
        }
        Ok(())
    }

    /// Says of an exception that a result was missing, where that is so: under Alembic, and here, a statement gives None.
    ///
    /// The file is run once more, writing to nobody. This time each statement gives a result that knows where it came from.
    fn explain(
        &mut self,
        error: evaluate::Error,
        history: &History<'_>,
        source: &Source,
        direction: Direction,
    ) -> evaluate::Error {
        let of_nothing = matches!(&error, evaluate::Error::Exception { exception, .. }
            if exception.message.contains("NoneType"));
        if !of_nothing || self.without_result == 0 {
            return error;
        }
        let mut options = self.settings.python.clone();
        options.settings.offline_results = true;
        let mut again = Offline {
            script: Script {
                out: &mut std::io::sink(),
                double_percents: self.script.double_percents,
            },
            settings: self.settings,
            rendering: self.rendering.clone(),
            listener: &mut |_: Event| {},
            doubts: Doubts::new(false),
            start: self.start.clone(),
            heads: self.heads.clone(),
            script_heads: self.script_heads.clone(),
            queries: Vec::new(),
            without_result: 0,
            own: OwnDatabase::new(self.own.open),
            scratch: None,
            watch: self.watch,
            last_look: None,
            failed: None,
        };
        match Evaluator::new(options, history, self.watch).run(source, direction, &mut again) {
            Err(found) if found.code() == "needs-database" => found,
            _ => error,
        }
    }

    /// Writes statements to the script.
    pub fn write(&mut self, texts: impl IntoIterator<Item = String>) -> Result<(), HostError> {
        for text in texts {
            self.keep(|script| script.statement(&text))?;
        }
        Ok(())
    }

    /// Writes to the script; an error of the stream is kept apart from those of the revision file.
    pub fn keep(
        &mut self,
        write: impl FnOnce(&mut Script<'_>) -> std::io::Result<()>,
    ) -> Result<(), HostError> {
        self.last_look = None;
        write(&mut self.script).map_err(|error| {
            let seen = HostError::new("output-failed", "OSError", error.to_string());
            self.failed = Some(error);
            seen
        })
    }

    /// What a statement gives the revision: a result that is asked for when it is used.
    pub fn unseen(&mut self, sql: String, origin: &Origin, mut answer: Value) -> Value {
        answer["query"] = self.queries.len().into();
        self.queries.push(Query {
            sql,
            asked: origin.clone(),
            used: false,
        });
        answer
    }

    /// The query whose answer is used, unless it has been used before.
    pub fn first_use(&mut self, query: usize) -> Option<&Query> {
        let query = self.queries.get_mut(query)?;
        let first = !std::mem::replace(&mut query.used, true);
        first.then_some(query)
    }

    /// The texts of an operation in the script.
    pub fn rendered(
        &mut self,
        operation: &Operation,
        origin: &Origin,
    ) -> Result<Vec<String>, HostError> {
        let rendered = ddl::render(operation, &mut self.rendering).map_err(questions::ddl_error)?;
        questions::doubt_unbound(
            self.rendering.take_unbound(),
            &mut self.doubts,
            origin,
            self.listener,
        )?;
        Ok(rendered
            .into_iter()
            .map(|statement| statement.sql)
            .collect())
    }

    /// The texts of a statement in the script, one for each set of parameters.
    pub fn texts(
        &mut self,
        statement: &Expression,
        parameters: Option<&[BTreeMap<String, Bound>]>,
        origin: &Origin,
    ) -> Result<Vec<String>, HostError> {
        let (texts, unbound) =
            questions::statement_texts(statement, parameters, self.settings, &self.rendering)?;
        questions::doubt_unbound(unbound, &mut self.doubts, origin, self.listener)?;
        Ok(texts)
    }

    /// The statements that a change of the transaction is in a script.
    pub fn transaction_texts(&self, verb: TransactionVerb, name: Option<&str>) -> Vec<String> {
        if !self.settings.transactional_ddl {
            return Vec::new();
        }
        let savepoint = name.unwrap_or("mig_savepoint");
        match verb {
            TransactionVerb::Begin => Vec::new(),
            // The script's own transaction goes on behind it.
            TransactionVerb::Commit => vec!["COMMIT".to_owned(), "BEGIN".to_owned()],
            TransactionVerb::Rollback => vec!["ROLLBACK".to_owned(), "BEGIN".to_owned()],
            TransactionVerb::Savepoint => vec![format!("SAVEPOINT {savepoint}")],
            TransactionVerb::Release => vec![format!("RELEASE SAVEPOINT {savepoint}")],
            TransactionVerb::RollbackTo => vec![format!("ROLLBACK TO SAVEPOINT {savepoint}")],
            TransactionVerb::AutocommitOn => vec!["COMMIT".to_owned()],
            TransactionVerb::AutocommitOff => vec!["BEGIN".to_owned()],
        }
    }

    /// Answers a request for which there is no database.
    pub fn answer_alone(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        match request {
            Request::Operation { operation } => {
                let texts = self.rendered(&operation, origin)?;
                self.write(texts)?;
            }
            Request::Statement {
                statement,
                parameters,
                rows,
            } => {
                let texts = self.texts(&statement, parameters.as_deref(), origin)?;
                let sql = texts.join(";\n");
                self.write(texts)?;
                self.without_result += 1;
                if rows {
                    return Ok(self.unseen(sql, origin, json!({})));
                }
            }
            Request::DriverSql { sql, .. } => {
                self.keep(|script| script.verbatim(&sql))?;
                return Ok(self.unseen(sql, origin, json!({})));
            }
            Request::CopyIn { .. } | Request::CopyOut { .. } => {
                return Err(HostError::new(
                    "not-supported",
                    "NotImplementedError",
                    "a COPY from or to Python can't be written into a script: run this revision against the database",
                ));
            }
            Request::RowsUsed { query } => {
                if let Some(query) = self.queries.get(query) {
                    return Err(Unanswered::Query {
                        sql: query.sql.clone(),
                        asked: query.asked.clone(),
                        used: origin.clone(),
                    }
                    .raised());
                }
            }
            Request::OwnConnection { inner } => {
                return self.own.answer(
                    *inner,
                    origin,
                    &self.script_heads,
                    self.settings,
                    self.listener,
                );
            }
            Request::Transaction { verb, name } => {
                let texts = self.transaction_texts(verb, name.as_deref());
                self.write(texts)?;
            }
            Request::Inspect { question } => {
                return self.known(&question).ok_or_else(|| {
                    let what = unanswered::wanted(&question);
                    Unanswered::Catalog { what }.raised()
                });
            }
            Request::Compile { subject } => {
                return questions::compile(&subject, &mut self.rendering);
            }
            Request::RawSql { sql } => self.write([sql])?,
            Request::Doubt { doubt } => {
                self.doubts.raise(doubt.into(), origin, self.listener)?;
            }
            // What a revision prints stands in the script where it was printed, as under Alembic.
            Request::Output {
                stream: Output::Stdout,
                text,
            } => self.keep(|script| script.out.write_all(text.as_bytes()))?,
            Request::Output { stream, text } => (self.listener)(Event::Output { stream, text }),
        }
        Ok(Value::Null)
    }

    /// The answer to a question that needs no database.
    pub fn known(&self, question: &Question) -> Option<Value> {
        match question {
            // Alembic names the start all the way.
            Question::CurrentHeads => Some(self.start.clone().into()),
            Question::ScriptHeads => Some(self.script_heads.clone().into()),
            Question::List(_) | Question::Exists(_) => None,
        }
    }
}

impl Host for Offline<'_, '_> {
    fn answer(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        self.doubts.ensure_none_refused()?;
        if self.scratch.is_some() {
            self.answer_with_scratch(request, origin)
        } else {
            self.answer_alone(request, origin)
        }
    }
}
