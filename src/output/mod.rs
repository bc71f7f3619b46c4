//! The screen: the only writer to stdout and stderr.
//!
//! In: answers (`report`) and events. Out: Alembic's text into a pipe, something better to look at on a terminal, JSON
//! with `--json`. stdout carries answers and SQL, stderr everything else.
//!
//! Invariant: nothing else in the crate prints; a closed pipe ends the writing, not the work.

mod aside;
mod ask;
mod failure;
mod history;
mod lanes;
mod progress;
mod style;
mod tables;

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::plan::StepKind;
use crate::report::{Failure, Happening, Notice, Report, excerpt, mask};
use crate::runtime::{Again, Event};
use aside::Shown;
use progress::{MIGRATION_LOGGER, Progress, RunningStep, log_line};
use style::{WARNING, paint};

/// Width of views whose width no terminal determines.
const DEFAULT_WIDTH: usize = 100;

/// When to use colours and the views made for a terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    // No doc comments: they would become a paragraph of every command's help. Auto looks for a terminal and NO_COLOR,
    // always draws for eyes even into a pipe, never leaves the colours out.
    #[default]
    Auto,
    Always,
    Never,
}

/// How the user wants answers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    pub json: bool,
    pub quiet: bool,
    pub color: Color,
}

/// The two streams and the way to write on them.
pub struct Ui {
    settings: Settings,
    stdout: AutoStream<io::Stdout>,
    stderr: AutoStream<io::Stderr>,
    /// Views for eyes: on a terminal, or where colours were asked for.
    terminal_view: bool,
    /// stderr is looked at while the program runs.
    live: bool,
    /// The step that is under way.
    progress: Shown,
    /// SQL is being written to the same terminal.
    script_on_screen: bool,
    /// Why an answer, or a part of it, was not written.
    unwritten: Option<io::Error>,
}

impl Ui {
    /// Looks at where the streams lead.
    pub fn new(settings: Settings) -> Ui {
        let choice = |auto: ColorChoice| match settings.color {
            Color::Auto => auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let terminal_view =
            !settings.json && (settings.color == Color::Always || stdout.is_terminal());
        let live = !settings.json && stderr.is_terminal();
        let stdout_choice = choice(AutoStream::choice(&stdout));
        let stderr_choice = choice(AutoStream::choice(&stderr));
        Ui {
            settings,
            stdout: AutoStream::new(stdout, stdout_choice),
            stderr: AutoStream::new(stderr, stderr_choice),
            terminal_view,
            live,
            progress: Shown::default(),
            script_on_screen: false,
            unwritten: None,
        }
    }

    /// Returns why an answer was not written in full; that nobody reads it any more is no reason.
    pub fn unwritten(&mut self) -> Option<io::Error> {
        self.unwritten.take()
    }

    /// Tells whether answers are drawn for eyes, so that it is worth finding out more than a script would read.
    pub fn has_terminal_view(&self) -> bool {
        self.terminal_view
    }

    /// Tells whether answers are JSON.
    pub fn is_json(&self) -> bool {
        self.settings.json
    }

    /// Writes an answer.
    pub fn report(&mut self, report: &Report) {
        let text = if self.settings.json {
            self.json(report)
        } else if self.terminal_view {
            self.draw(report)
        } else {
            report.text()
        };
        self.write_out(&text);
        if let Report::Run(run) = report
            && self.shows_progress()
        {
            let line = progress::closing_line(run);
            self.write_err(&line);
        }
        // In JSON the answer itself says no.
        if let Some(refusal) = report.refusal().filter(|_| !self.settings.json) {
            self.failure(&refusal);
        }
    }

    /// Writes why the command failed: to stderr, or as the JSON object that stands in the answer's place.
    pub fn failure(&mut self, failure: &Failure) {
        if self.settings.json {
            let text = self.json(&serde_json::json!({ "error": failure }));
            self.write_out(&text);
        } else {
            // The step that was under way is the one that failed.
            if let Some(progress) = self.progress.take() {
                let line = progress.finish(None, width());
                self.write_err(&line);
            }
            let text = failure::draw(failure, self.live.then(width));
            self.write_err(&text);
        }
    }

    /// Writes a warning.
    pub fn warning(&mut self, notice: &Notice) {
        let hints: String = notice
            .hints
            .iter()
            .map(|hint| failure::draw_hint(hint))
            .collect();
        self.write_err(&format!(
            "{} {}\n{hints}",
            paint(WARNING, "Warning:"),
            notice.message
        ));
    }

    /// Writes one hint.
    pub fn hint(&mut self, hint: &str) {
        self.write_err(&failure::draw_hint(hint));
    }

    /// Writes what is being done, unless the user wants quiet.
    pub fn status(&mut self, text: &str) {
        if !self.settings.quiet && !self.settings.json {
            self.write_err(&format!("{text}\n"));
        }
    }

    /// Writes a line to stdout that is no answer: what was done, as Alembic says it there.
    pub fn say(&mut self, text: &str) {
        if !self.settings.quiet && !self.settings.json {
            self.write_out(&format!("{text}\n"));
        }
    }

    /// Says on stdout what is being done, and how it ended; with `on_its_own_line` what the work itself says may stand between.
    pub fn doing<T, E>(
        &mut self,
        what: &str,
        on_its_own_line: bool,
        work: impl FnOnce(&mut Ui) -> Result<T, E>,
    ) -> Result<T, E> {
        let silent = self.settings.quiet || self.settings.json;
        if !silent {
            let end = if on_its_own_line { "\n" } else { "" };
            self.write_out(&format!("{what} ...{end}"));
        }
        let outcome = work(self);
        if !silent {
            self.write_out(if outcome.is_ok() {
                "  done\n"
            } else {
                "  FAILED\n"
            });
        }
        outcome
    }

    /// Shows one thing that happened in a run.
    pub fn event(&mut self, event: &Event) {
        if self.settings.json {
            self.event_as_json(event);
            return;
        }
        match event {
            Event::Context {
                offline,
                transactional_ddl,
            } => {
                self.log("Context impl PostgresqlImpl.");
                if *offline {
                    self.log("Generating static SQL");
                }
                let kind = if *transactional_ddl {
                    "transactional"
                } else {
                    "non-transactional"
                };
                self.log(&format!("Will assume {kind} DDL."));
            }
            Event::Waiting { holder } => {
                let who = holder.as_deref().unwrap_or("another session");
                self.status(&format!("Waiting for another run on this database: {who}"));
            }
            Event::Waited { .. } | Event::LockRetry { .. } | Event::LeftoverDropped { .. } => {
                self.status(&aside::line(event));
            }
            // Worth knowing even for those who want no log: nothing moves.
            Event::Blocked { .. } => {
                let line = aside::line(event);
                self.write_err(&format!("{line}\n"));
            }
            Event::StepStarted {
                number,
                total,
                step,
            } => {
                if !self.shows_progress() {
                    self.log(&describe_step(step));
                } else if step.kind != StepKind::Stamp {
                    self.progress.show(Progress::start(RunningStep {
                        number: *number,
                        total: *total,
                        revision: step.revision.clone(),
                        message: step.doc.clone(),
                    }));
                }
            }
            Event::StepFinished { elapsed, .. } => {
                if let Some(progress) = self.progress.take() {
                    let line = progress.finish(Some(*elapsed), width());
                    self.write_err(&line);
                }
            }
            Event::Overtaken { rows, .. } => {
                if let Some(progress) = self.progress.take() {
                    let line = progress.finish(None, width());
                    self.write_err(&line);
                }
                self.warning(&Notice::new(overtaken(rows)));
            }
            Event::Widened { table, from, to } => {
                self.warning(&Notice::new(format!(
                    "{table}.version_num gets {to} characters instead of {from}: a revision id is longer than Alembic's column"
                )));
            }
            Event::Notice {
                severity,
                message,
                detail,
                hint,
            } => {
                if severity == "WARNING" {
                    let mut text = message.clone();
                    if let Some(detail) = detail {
                        text.push_str(&format!("\n  Detail: {}", failure::indent(detail)));
                    }
                    let hints = hint.iter().cloned().collect();
                    self.warning(&Notice {
                        hints,
                        ..Notice::new(text)
                    });
                }
            }
            Event::Found { logger, text } => {
                if !self.settings.quiet {
                    self.write_err(&log_line("INFO", logger, text));
                }
            }
            Event::Warning(message) => self.warning(&Notice::new(message.as_str())),
            Event::Output { stream, text } => match stream {
                crate::evaluate::Output::Stdout => self.write_out(text),
                crate::evaluate::Output::Stderr => self.write_err(text),
            },
        }
    }

    /// Returns where a script of SQL goes: to stdout as it comes into being, or with `--json` into the answer.
    pub fn script(&mut self) -> ScriptWriter {
        if self.settings.json {
            return ScriptWriter::Kept(Vec::new());
        }
        self.script_on_screen = io::stdout().is_terminal();
        ScriptWriter::Stdout(io::BufWriter::new(io::stdout()))
    }

    fn event_as_json(&mut self, event: &Event) {
        let happening = match event {
            Event::Context { .. } => return,
            Event::Waiting { holder } => Happening::Waiting {
                holder: holder.clone(),
            },
            Event::Waited { left } => Happening::Waited { left: *left },
            Event::Blocked {
                blockers,
                statement,
                waited,
            } => Happening::Blocked {
                statement: excerpt(statement),
                seconds: waited.as_secs_f64(),
                blockers: blockers
                    .iter()
                    .map(|blocker| blocker.line(excerpt))
                    .collect(),
            },
            Event::LockRetry {
                again,
                pause,
                tries,
            } => {
                let (statement, revision) = match again {
                    Again::Statement(sql) => (Some(excerpt(sql)), None),
                    Again::From(revision) => (None, Some(revision.clone())),
                };
                Happening::LockRetry {
                    statement,
                    revision,
                    tries: *tries,
                    pause_seconds: pause.as_secs_f64(),
                }
            }
            Event::LeftoverDropped { index } => Happening::LeftoverDropped {
                index: index.clone(),
            },
            Event::StepStarted {
                number,
                total,
                step,
            } => Happening::StepStarted {
                number: *number,
                total: *total,
                revision: step.revision.clone(),
                from: step.from.clone(),
                to: step.to.clone(),
                message: step.doc.clone(),
            },
            Event::StepFinished {
                number,
                total,
                elapsed,
            } => Happening::StepFinished {
                number: *number,
                total: *total,
                seconds: elapsed.as_secs_f64(),
            },
            Event::Overtaken { rows, .. } => Happening::Warning {
                message: overtaken(rows),
            },
            Event::Widened { table, from, to } => Happening::Widened {
                version_table: table.clone(),
                from: *from,
                to: *to,
            },
            Event::Notice {
                severity,
                message,
                detail,
                hint,
            } => Happening::Notice {
                severity: severity.clone(),
                message: mask(message),
                detail: detail.as_deref().map(mask),
                hint: hint.as_deref().map(mask),
            },
            Event::Found { text, .. } => Happening::Found {
                message: text.clone(),
            },
            Event::Warning(message) => Happening::Warning {
                message: mask(message),
            },
            Event::Output { text, .. } => Happening::Output { text: text.clone() },
        };
        let line = serde_json::to_string(&happening)
            .expect("events have string keys and no failing serializers");
        self.write_out(&(line + "\n"));
    }

    /// Says whether steps are shown by a moving line. Without a terminal they are log lines.
    fn shows_progress(&self) -> bool {
        self.live && !self.settings.quiet && !self.script_on_screen
    }

    fn log(&mut self, message: &str) {
        if !self.settings.quiet && !self.live {
            let line = log_line("INFO", MIGRATION_LOGGER, message);
            self.write_err(&line);
        }
    }

    fn draw(&self, report: &Report) -> String {
        let width = width();
        match report {
            Report::Branches(answer) => tables::branches(answer, width),
            Report::Current(answer) => tables::current(answer, width),
            Report::Heads(answer) => tables::heads(answer, width),
            Report::History(answer) => history::draw(answer, width),
            Report::Show(answer) => tables::show(answer),
            Report::Check(_)
            | Report::Document(_)
            | Report::Edited(_)
            | Report::EnsureVersion(_)
            | Report::EnvCheck(_)
            | Report::Init(_)
            | Report::RevisionFile(_)
            | Report::Run(_)
            | Report::Script(_)
            | Report::Templates(_) => report.text(),
        }
    }

    /// Returns a value as one line, or indented where eyes will read it.
    fn json(&self, value: &impl serde::Serialize) -> String {
        let text = if io::stdout().is_terminal() {
            serde_json::to_string_pretty(value)
        } else {
            serde_json::to_string(value)
        };
        text.expect("reports have string keys and no failing serializers") + "\n"
    }

    fn write_out(&mut self, text: &str) {
        let stdout = &mut self.stdout;
        let write = || {
            let written = stdout
                .write_all(text.as_bytes())
                .and_then(|()| stdout.flush());
            forgive_closed_pipe(written, ()).err()
        };
        let failed = self.progress.suspend(write);
        self.unwritten = self.unwritten.take().or(failed);
    }

    fn write_err(&mut self, text: &str) {
        let stderr = &mut self.stderr;
        let write = || {
            drop(
                stderr
                    .write_all(text.as_bytes())
                    .and_then(|()| stderr.flush()),
            )
        };
        self.progress.suspend(write);
    }
}

/// Where a script of SQL goes.
pub enum ScriptWriter {
    /// Into the answer.
    Kept(Vec<u8>),
    /// To whoever reads stdout.
    Stdout(io::BufWriter<io::Stdout>),
}

impl ScriptWriter {
    /// Returns the script, where it was kept for the answer.
    pub fn kept(self) -> String {
        match self {
            ScriptWriter::Kept(script) => String::from_utf8_lossy(&script).into_owned(),
            ScriptWriter::Stdout(_) => String::new(),
        }
    }
}

impl Write for ScriptWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            ScriptWriter::Kept(script) => script.write(bytes),
            ScriptWriter::Stdout(stdout) => forgive_closed_pipe(stdout.write(bytes), bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            ScriptWriter::Kept(_) => Ok(()),
            ScriptWriter::Stdout(stdout) => forgive_closed_pipe(stdout.flush(), ()),
        }
    }
}

/// Whoever reads may have gone (`mig history | head`): that is no failure, the rest is written to nobody.
fn forgive_closed_pipe<T>(outcome: io::Result<T>, written: T) -> io::Result<T> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(written),
        outcome => outcome,
    }
}

/// Returns Alembic's log line for a step.
fn describe_step(step: &crate::plan::Step) -> String {
    let verb = match step.kind {
        StepKind::Upgrade => "upgrade",
        StepKind::Downgrade => "downgrade",
        StepKind::Stamp => "stamp_revision",
    };
    let doc = if step.doc.is_empty() {
        String::new()
    } else {
        format!(", {}", step.doc)
    };
    format!(
        "Running {verb} {} -> {}{doc}",
        step.from.join(", "),
        step.to.join(", ")
    )
}

/// Returns the terminal's width, by whichever stream leads to one.
fn width() -> usize {
    terminal_size::terminal_size_of(io::stdout())
        .or_else(|| terminal_size::terminal_size_of(io::stderr()))
        .map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0))
}

fn overtaken(rows: &[String]) -> String {
    let place = match rows {
        [] => "base".to_owned(),
        rows => rows.join(", "),
    };
    format!("another tool has moved the database meanwhile, to {place}; the run goes on from there")
}
