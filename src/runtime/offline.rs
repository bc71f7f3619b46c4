//! A run that writes SQL instead of executing it (`--sql`).
//!
//! In: a goal and the rows that are assumed to be there. Out: text, byte for byte what Alembic writes (surface rows OFF):
//! every piece ends with an empty line, statements end with a semicolon, tabs are four spaces.
//!
//! Invariant: nothing is written before the plan stands, so that an error never lands in the middle of a script's start.

use std::io::Write;
use std::time::Instant;

use serde_json::Value;

use super::doubts::{Doubt, Doubts};
use super::event::{Event, Listener};
use super::{Error, Evaluator, Goal, History, Settings, Watch, questions};
use crate::database::version_statement;
use crate::ddl::{self, version_table::USUAL_WIDTH};
use crate::evaluate::{Direction, Host, HostError, Origin, Output, Request, TransactionVerb};
use crate::plan::{Plan, Step, StepKind, VersionChange};

/// The rows that the script assumes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfflineStart(pub Vec<String>);

/// Writes the script that brings a database from `start` to the goal.
pub fn write_sql(
    out: &mut dyn Write,
    history: &History<'_>,
    goal: &Goal,
    start: &OfflineStart,
    settings: &Settings,
    watch: &Watch,
    listener: &mut Listener<'_>,
) -> Result<Plan, Error> {
    let plan = goal.plan(history.map, &start.0)?;
    history.check(&plan)?;
    listener(Event::Context {
        offline: true,
        transactional_ddl: settings.transactional_ddl,
    });
    for warning in &plan.warnings {
        listener(Event::Warning(warning.to_string()));
    }
    let whole = settings.transactional_ddl && !settings.transaction_per_migration;
    let each = settings.transactional_ddl && settings.transaction_per_migration;
    let mut evaluator = Evaluator::new(settings.python.clone(), history, watch);
    let mut run = Offline {
        script: Script {
            out,
            double_percents: !settings.named_placeholders,
        },
        start: &start.0,
        settings,
        rendering: questions::rendering(settings, true),
        listener,
        doubts: Doubts::new(settings.strict),
        heads: start.0.clone(),
        failed: None,
    };
    run.bracket(whole, "BEGIN")?;
    for (index, step) in plan.steps.iter().enumerate() {
        let (number, total, began) = (index + 1, plan.steps.len(), Instant::now());
        (run.listener)(Event::StepStarted {
            number,
            total,
            step,
        });
        run.bracket(each, "BEGIN")?;
        run.step(history, step, &mut evaluator)
            .map_err(|error| error.or_interruption(watch, &[]))?;
        run.bracket(each, "COMMIT")?;
        (run.listener)(Event::StepFinished {
            number,
            total,
            elapsed: began.elapsed(),
        });
    }
    run.bracket(whole, "COMMIT")?;
    run.script.out.flush()?;
    Ok(plan)
}

/// Writes the script that makes the version table.
pub fn write_ensure_version(out: &mut dyn Write, settings: &Settings) -> Result<(), Error> {
    let mut script = Script {
        out,
        double_percents: !settings.named_placeholders,
    };
    if settings.transactional_ddl {
        script.statement("BEGIN")?;
    }
    script.statement(&settings.version_table.create(USUAL_WIDTH))?;
    if settings.transactional_ddl {
        script.statement("COMMIT")?;
    }
    script.out.flush()?;
    Ok(())
}

/// The stream the script goes to.
struct Script<'o> {
    out: &'o mut dyn Write,
    double_percents: bool,
}

impl Script<'_> {
    /// One statement, in the shape it has in a script.
    fn statement(&mut self, sql: &str) -> std::io::Result<()> {
        let text = sql.replace('\t', "    ");
        // What Alembic's own statements are (BEGIN, comments) has no percent sign; all others pass SQLAlchemy's compiler,
        // which doubles them for drivers that format.
        let text = if self.double_percents {
            text.replace('%', "%%")
        } else {
            text
        };
        write!(self.out, "{};\n\n", text.trim())
    }

    /// Text as it is, followed by an empty line.
    fn plain(&mut self, text: &str) -> std::io::Result<()> {
        write!(self.out, "{text}\n\n")
    }
}

struct Offline<'r, 'l> {
    script: Script<'r>,
    start: &'r [String],
    settings: &'r Settings,
    rendering: ddl::Context,
    listener: &'r mut Listener<'l>,
    doubts: Doubts,
    heads: Vec<String>,
    /// An error of the stream, which must not be taken for one of the revision file.
    failed: Option<std::io::Error>,
}

impl Offline<'_, '_> {
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
        let (word, direction) = match step.kind {
            StepKind::Upgrade => ("upgrade", Some(Direction::Upgrade)),
            StepKind::Downgrade => ("downgrade", Some(Direction::Downgrade)),
            StepKind::Stamp => ("stamp_revision", None),
        };
        self.script.plain(&format!(
            "-- Running {word} {} -> {}",
            step.from.join(", "),
            step.to.join(", ")
        ))?;
        if let Some(direction) = direction {
            let source = history.source_of(&step.revision)?;
            let result = evaluator.run(&source, direction, self);
            if let Some(error) = self.failed.take() {
                return Err(Error::Output(error));
            }
            let result = self.doubts.settle(result, source.path());
            result.map_err(|error| Error::Step {
                revision: step.revision.clone(),
                direction,
                kept: Vec::new(),
                partly: false,
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
        Ok(())
    }

    fn write(&mut self, texts: impl IntoIterator<Item = String>) -> Result<Value, HostError> {
        for text in texts {
            self.keep(|script| script.statement(&text))?;
        }
        Ok(Value::Null)
    }

    /// Writes to the script; an error of the stream is kept apart from those of the revision file.
    fn keep(
        &mut self,
        write: impl FnOnce(&mut Script<'_>) -> std::io::Result<()>,
    ) -> Result<Value, HostError> {
        write(&mut self.script)
            .map(|()| Value::Null)
            .map_err(|error| {
                let seen = HostError::new("output-failed", "OSError", error.to_string());
                self.failed = Some(error);
                seen
            })
    }
}

impl Host for Offline<'_, '_> {
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
                self.write(rendered.into_iter().map(|statement| statement.sql))
            }
            Request::Statement {
                statement,
                parameters,
                ..
            } => {
                let (texts, unbound) = questions::statement_texts(
                    &statement,
                    parameters.as_deref(),
                    self.settings,
                    &self.rendering,
                )?;
                questions::doubt_unbound(unbound, &mut self.doubts, origin, self.listener)?;
                self.write(texts)
            }
            Request::DriverSql { .. } => Err(HostError::new(
                "needs-database",
                "AttributeError",
                "'MockConnection' object has no attribute 'exec_driver_sql'",
            )),
            Request::Transaction { verb, .. } => match verb {
                TransactionVerb::AutocommitOn if self.settings.transactional_ddl => {
                    self.write(["COMMIT".to_owned()])
                }
                TransactionVerb::AutocommitOff if self.settings.transactional_ddl => {
                    self.write(["BEGIN".to_owned()])
                }
                _ => Ok(Value::Null),
            },
            // Alembic names the rows that the whole script starts from, whatever the step.
            Request::Inspect { what, .. } if what == "current_heads" => {
                Ok(self.start.to_vec().into())
            }
            Request::Inspect { .. } => Err(HostError::new(
                "needs-database",
                "NoInspectionAvailable",
                "a revision that inspects the database can't be written as SQL: there is no database to look at",
            )),
            Request::Compile { subject } => questions::compile(&subject, &mut self.rendering),
            Request::RawSql { sql } => self.write([sql]),
            Request::MissingModule { module } => self
                .doubts
                .raise(Doubt::MissingModule(module), origin, self.listener)
                .map(|()| Value::Null),
            Request::LostDefault { column } => self
                .doubts
                .raise(Doubt::LostDefault(column), origin, self.listener)
                .map(|()| Value::Null),
            // What a revision prints stands in the script where it was printed, as under Alembic.
            Request::Output {
                stream: Output::Stdout,
                text,
            } => self.keep(|script| script.out.write_all(text.as_bytes())),
            Request::Output { stream, text } => {
                (self.listener)(Event::Output { stream, text });
                Ok(Value::Null)
            }
        }
    }
}
