//! A throw-away database behind `--sql`: each step is carried out on it while it is written, and answers what the revision
//! asks.
//!
//! In: an empty database, and the requests of revision files. Out: the script, with a comment wherever an answer decided
//! what follows: the scratch database holds what the revisions make, but none of the user's data.
//!
//! Invariant: what needs no answer is written as without a scratch database.

use serde_json::Value;

use super::event::Event;
use super::executor::{Executor, Held};
use super::offline::Offline;
use super::online::migrate;
use super::opening::prepare_session;
use super::own::refused_change;
use super::session::Session;
use super::unanswered::{self, Unanswered, place};
use super::{Error, Goal, History, Settings, Watch, questions};
use crate::database::{Connection, Lock, Versions};
use crate::evaluate::{HostError, Origin, Question, Request};
use crate::plan::Plan;
use crate::sql::identifier::quote;

/// An empty database, and how a run on a database is configured.
pub struct Scratch<'d> {
    pub connection: &'d mut Connection,
    pub settings: &'d Settings,
}

impl<'d> Scratch<'d> {
    pub(super) fn is_embedded(&self) -> bool {
        self.connection.is_embedded()
    }

    /// Brings the database to where the script starts.
    pub(super) fn bring_to(
        self,
        history: &History<'_>,
        start: &[String],
        plan: &Plan,
        watch: &Watch,
    ) -> Result<Session<'d, 'd>, Error> {
        let embedded = self.is_embedded();
        self.run_earlier(history, start, plan, watch)
            .map_err(|source| Error::Scratch {
                embedded,
                begun: false,
                source: Box::new(source),
            })
    }

    fn run_earlier(
        self,
        history: &History<'_>,
        start: &[String],
        plan: &Plan,
        watch: &Watch,
    ) -> Result<Session<'d, 'd>, Error> {
        let Scratch {
            connection,
            settings,
        } = self;
        if let Some(schema) = &settings.version_table.schema {
            // Revisions expect it, since it has to be there before the first of them.
            let schema = quote(schema);
            connection.execute(&format!("CREATE SCHEMA IF NOT EXISTS {schema}"))?;
        }
        prepare_session(connection, settings)?;
        for row in start {
            let goal = Goal::Upgrade(row.clone());
            migrate(connection, history, &goal, settings, watch, &mut |_| {})?;
        }
        let versions = Versions::find(connection, &settings.version_table)?;
        let executor = Executor::new(Held::Lent(connection), Lock::unneeded());
        let mut session = Session::new(executor, history.script_heads(), settings, versions);
        session.executor.ensure_begun()?;
        session.make_version_table(plan, &mut |_| {})?;
        Ok(session)
    }
}

/// What of the scratch database decides how a revision goes on.
#[derive(Clone, Copy)]
enum Answer {
    Rows,
    Catalog,
    Failure,
}

/// Longer statements are cut in comments.
const COMMENT_WIDTH: usize = 300;

impl Offline<'_, '_> {
    /// Answers a request from the scratch database, and writes what belongs into the script.
    pub(super) fn answer_with_scratch(
        &mut self,
        request: Request,
        origin: &Origin,
    ) -> Result<Value, HostError> {
        match request {
            Request::Operation { operation } => {
                let texts = self.rendered(&operation, origin)?;
                self.carry_out(Request::Operation { operation }, texts, origin)
            }
            Request::Statement {
                statement,
                parameters,
                rows,
            } => {
                let texts = self.texts(&statement, parameters.as_deref(), origin)?;
                let sql = texts.join(";\n");
                let request = Request::Statement {
                    statement,
                    parameters,
                    rows,
                };
                let answer = self.carry_out(request, texts, origin)?;
                Ok(if rows {
                    self.unseen(sql, origin, answer)
                } else {
                    Value::Null
                })
            }
            Request::DriverSql { sql, rows } => {
                let request = Request::DriverSql {
                    sql: sql.clone(),
                    rows,
                };
                let answer = self.ask(request, origin);
                let answer = self.or_left_out(answer, &sql, origin)?;
                self.keep(|script| script.verbatim(&sql))?;
                Ok(self.unseen(sql, origin, answer))
            }
            Request::RawSql { sql } => {
                let texts = vec![sql.clone()];
                self.carry_out(Request::RawSql { sql }, texts, origin)
            }
            Request::RowsUsed { query } => {
                if let Some(query) = self.first_use(query) {
                    let (sql, asked) = (query.sql.clone(), query.asked.clone());
                    self.remark(Answer::Rows, &sql, &asked)?;
                }
                Ok(Value::Null)
            }
            Request::OwnConnection { inner } => self.look(*inner, origin),
            Request::Transaction { verb, name } => {
                let texts = self.transaction_texts(verb, name.as_deref());
                let answer = self.ask(Request::Transaction { verb, name }, origin)?;
                self.write(texts)?;
                Ok(answer)
            }
            Request::Inspect { question } => match self.known(&question) {
                Some(answer) => Ok(answer),
                None => {
                    let wanted = unanswered::wanted(&question);
                    let usual = match &question {
                        Question::Exists(existence) => existence.usual.map(Value::from),
                        _ => None,
                    };
                    let answer = self.ask(Request::Inspect { question }, origin)?;
                    if usual.as_ref() != Some(&answer) {
                        let seen = wanted + yes_or_no(&answer);
                        self.remark(Answer::Catalog, &seen, origin)?;
                    }
                    Ok(answer)
                }
            },
            Request::Compile { subject } => questions::compile(&subject, &mut self.rendering),
            request @ (Request::CopyIn { .. }
            | Request::CopyOut { .. }
            | Request::Doubt { .. }
            | Request::Output { .. }) => self.answer_alone(request, origin),
        }
    }

    /// Carries out a request on the scratch database, then writes its texts.
    fn carry_out(
        &mut self,
        request: Request,
        texts: Vec<String>,
        origin: &Origin,
    ) -> Result<Value, HostError> {
        let answer = self.ask(request, origin);
        let answer = self.or_left_out(answer, &texts.join(";\n"), origin)?;
        self.write(texts)?;
        Ok(answer)
    }

    fn ask(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        let scratch = self
            .scratch
            .as_mut()
            .expect("only called where there is one");
        // What there is to doubt is said of the script's texts.
        scratch.answer(request, origin, &mut |_| {})
    }

    /// A statement that fails and may be caught is not written: the revision goes on in another way, as it does online.
    fn or_left_out(
        &mut self,
        answer: Result<Value, HostError>,
        sql: &str,
        origin: &Origin,
    ) -> Result<Value, HostError> {
        if answer.is_err() && origin.guarded {
            self.remark(Answer::Failure, sql, origin)?;
        }
        answer
    }

    /// Answers an engine of the revision's own. What goes through it is no part of the script, so it may only look.
    fn look(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        let (answer, subject) = match &request {
            Request::Statement {
                statement,
                parameters,
                ..
            } => {
                let texts = self.texts(statement, parameters.as_deref(), origin)?;
                (Answer::Rows, texts.join(";\n"))
            }
            Request::DriverSql { sql, .. } => (Answer::Rows, sql.clone()),
            Request::Inspect { question } => (Answer::Catalog, unanswered::wanted(question)),
            Request::Operation { operation } => {
                let sql = self.rendered(operation, origin)?.join(";\n");
                return Err(Unanswered::Change { sql }.raised());
            }
            Request::RawSql { sql } => {
                return Err(Unanswered::Change { sql: sql.clone() }.raised());
            }
            // Its transactions hold nothing.
            Request::Transaction { .. } => return Ok(Value::Null),
            Request::OwnConnection { .. }
            | Request::CopyIn { .. }
            | Request::CopyOut { .. }
            | Request::RowsUsed { .. }
            | Request::Compile { .. }
            | Request::Doubt { .. }
            | Request::Output { .. } => return self.answer_with_scratch(request, origin),
        };
        let origin = Origin {
            sequential: true,
            ..origin.clone()
        };
        let scratch = self
            .scratch
            .as_mut()
            .expect("only called where there is one");
        let seen = scratch
            .only_look(|scratch| scratch.answer(request, &origin, &mut |_| {}))
            .map_err(refused_change)?;
        self.remark(answer, &(subject + yes_or_no(&seen)), &origin)?;
        Ok(seen)
    }

    /// Says in the script and to the user that what follows goes by a database without his data.
    fn remark(&mut self, answer: Answer, subject: &str, origin: &Origin) -> Result<(), HostError> {
        let place = place(origin);
        let subject = in_one_line(subject);
        let sentence = match answer {
            Answer::Rows => "The rows of this query came from a scratch database without your data",
            Answer::Catalog => "This answer came from a scratch database without your data",
            Answer::Failure => {
                "This statement is left out, since it failed on a scratch database without your data"
            }
        };
        // Reflecting one table takes many questions.
        if matches!(answer, Answer::Catalog) && self.last_look.as_ref() == Some(origin) {
            return Ok(());
        }
        self.keep(|script| script.plain(&format!("-- {sentence}: {place}: {subject}")))?;
        if matches!(answer, Answer::Catalog) {
            self.last_look = Some(origin.clone());
        }
        // A statement may hold a password; the script has it all the same, the screen need not.
        let warning = match answer {
            Answer::Rows | Answer::Failure => format!("{sentence}: {place}"),
            Answer::Catalog => format!("{sentence}: {place}: {subject}"),
        };
        (self.listener)(Event::Warning(warning));
        Ok(())
    }
}

fn yes_or_no(answer: &Value) -> &'static str {
    match answer.as_bool() {
        Some(true) => ": yes",
        Some(false) => ": no",
        None => "",
    }
}

/// A text without line ends, which would end the comment, and not longer than a line may be.
fn in_one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(COMMENT_WIDTH) {
        Some((end, _)) => format!("{} ...", &line[..end]),
        None => line,
    }
}
