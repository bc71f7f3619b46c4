//! The text of alembic.txt: what Alembic did with each line of a case, and whether mig did the same.
//!
//! ```text
//! $ mig upgrade head
//! (standard output)
//! --- log
//! (the lines of alembic.runtime.migration)
//! --- warning
//! --- failed
//! (the message after FAILED)
//! --- raised
//! (an exception; of an error of the server its code and message)
//! --- rows
//! (the version table, where the command changed it)
//! [exit 1]
//! ```
//!
//! Alembic says FAILED on standard output with status 255 and shows a traceback with status 1; both are 1 here, and mig
//! says the message on standard error.

use super::case::{Case, Stream};
use super::run::Step;
use super::{Problem, difference};

const LOGGER: &str = "INFO  [alembic.runtime.migration] ";
/// What else of Alembic's log is recorded: the findings of comparisons.
const COMPARISONS: [&str; 3] = [
    "INFO  [alembic.autogenerate.",
    "INFO  [alembic.ddl.",
    "INFO  [alembic.runtime.plugins]",
];
const SECTIONS: [&str; 5] = [
    "--- log",
    "--- warning",
    "--- failed",
    "--- raised",
    "--- rows",
];

#[derive(Default, Clone)]
pub struct Entry {
    pub line: String,
    stdout: String,
    log: String,
    warning: String,
    failed: String,
    raised: String,
    rows: Option<String>,
    pub status: i32,
}

impl Entry {
    /// The version table after the command, where it changed.
    pub fn rows(&self) -> Option<&str> {
        self.rows.as_deref()
    }
}

/// What Alembic did, as it is recorded.
pub fn of_alembic(step: &Step) -> Entry {
    let output = &step.output;
    let failed = output.failed.clone().unwrap_or_default();
    Entry {
        line: step.line.clone(),
        stdout: without_failed_line(&output.stdout, &failed),
        log: log_of(&output.stderr, compares(&step.line)),
        warning: warnings_of(&output.stderr),
        failed,
        raised: output.raised.clone().unwrap_or_default(),
        rows: step.rows.clone(),
        status: if output.status == 255 {
            1
        } else {
            output.status
        },
    }
}

fn without_failed_line(stdout: &str, failed: &str) -> String {
    if failed.is_empty() {
        return stdout.to_string();
    }
    match stdout.rfind("FAILED: ") {
        Some(at) => stdout[..at].trim_end_matches(' ').to_string(),
        None => stdout.to_string(),
    }
}

/// Log lines without their prefix. A docstring of two lines makes a record of two. What comparisons find keeps the name of
/// its logger; Alembic shows an object's address in some of it.
fn log_of(stderr: &str, compares: bool) -> String {
    let mut log = String::new();
    let mut inside = false;
    for line in stderr.lines() {
        let line = &without_address(line);
        let found = compares && COMPARISONS.iter().any(|logger| line.starts_with(logger));
        let record = if found {
            line.strip_prefix("INFO  ")
        } else {
            line.strip_prefix(LOGGER)
        };
        inside = record.is_some() || (inside && !starts_something_else(line));
        if inside {
            log += record.unwrap_or(line);
            log.push('\n');
        }
    }
    log
}

/// Whether a command compares the database with models. Revisions that read a table have Alembic say some of the same, which
/// tells a user nothing.
fn compares(line: &str) -> bool {
    line.contains("--autogenerate") || line.contains("mig check")
}

/// `PostgresqlImpl` for `<alembic.ddl.postgresql.PostgresqlImpl object at 0x7f…>`
fn without_address(line: &str) -> String {
    match line.split_once("<alembic.ddl.postgresql.PostgresqlImpl object at 0x") {
        Some((before, rest)) => {
            let after = rest.split_once('>').map_or("", |(_, after)| after);
            format!("{before}PostgresqlImpl{after}")
        }
        None => line.to_string(),
    }
}

fn starts_something_else(line: &str) -> bool {
    let first = line
        .split([' ', ':'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let words = [
        "info",
        "debug",
        "warn",
        "warning",
        "error",
        "failed",
        "hint",
        "note",
        "traceback",
        "caused",
    ];
    words.contains(&first.as_str()) || line.contains("Warning: ") || line.is_empty()
}

fn warnings_of(stderr: &str) -> String {
    stderr
        .lines()
        .filter_map(|line| {
            line.split_once(": UserWarning: ")
                .or_else(|| line.split_once(": SAWarning: "))
        })
        .map(|(_, text)| format!("{text}\n"))
        .collect()
}

pub fn write(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        text += &format!("$ {}\n", entry.line);
        push_lines(&mut text, &entry.stdout);
        let rows = entry.rows.as_deref().unwrap_or_default();
        let sections = [
            &entry.log,
            &entry.warning,
            &entry.failed,
            &entry.raised,
            rows,
        ];
        for (name, body) in SECTIONS.iter().zip(sections) {
            if !body.is_empty() {
                text += &format!("{name}\n");
                push_lines(&mut text, body);
            }
        }
        if entry.status != 0 {
            text += &format!("[exit {}]\n", entry.status);
        }
    }
    text
}

/// Adds lines, the last of them ended.
pub fn push_lines(text: &mut String, lines: &str) {
    *text += lines;
    if !lines.is_empty() && !lines.ends_with('\n') {
        text.push('\n');
    }
}

pub fn read(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut section = "";
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            entries.push(Entry {
                line: command.to_string(),
                ..Entry::default()
            });
            section = "";
            continue;
        }
        let Some(entry) = entries.last_mut() else {
            continue;
        };
        if SECTIONS.contains(&line) {
            section = line;
            continue;
        }
        if let Some(status) = line
            .strip_prefix("[exit ")
            .and_then(|rest| rest.strip_suffix(']'))
        {
            entry.status = status.parse().unwrap_or(1);
            continue;
        }
        let body = match section {
            "--- log" => &mut entry.log,
            "--- warning" => &mut entry.warning,
            "--- failed" => &mut entry.failed,
            "--- raised" => &mut entry.raised,
            "--- rows" => entry.rows.get_or_insert_default(),
            _ => &mut entry.stdout,
        };
        *body += line;
        body.push('\n');
    }
    entries
}

/// Everything in which mig's step is not what is recorded of Alembic, unless the case says that it differs.
///
/// Of the log only the steps count where Alembic fails, for mig may see before the first one that nothing can be done,
/// and where nothing runs, for mig's reading commands are silent. Of a script (`--sql`) that is not finished neither
/// tool promises a part.
pub fn compare(case: &Case, recorded: &Entry, step: &Step) -> Vec<Problem> {
    let random = case.differs(Stream::Random);
    let same = |what: &str, expected: &str, actual: &str| {
        let settle = |text: &str| {
            if random {
                sorted(text)
            } else {
                ending_in_newline(text)
            }
        };
        difference(what, &settle(expected), &settle(actual))
    };
    let says = |what: &str, text: &str| {
        let missing: Vec<&str> = text
            .lines()
            .filter(|line| !tells(&step.output.stderr, line, random))
            .collect();
        (!missing.is_empty())
            .then(|| format!("{what} not on standard error: {}", missing.join("\n")))
    };
    let failing = recorded.status != 0;
    let runs = [
        "mig upgrade",
        "mig downgrade",
        "mig stamp",
        "--autogenerate",
    ]
    .iter()
    .any(|words| recorded.line.contains(words));
    let log = |text: String| {
        if failing || !runs {
            steps_of(&text)
        } else {
            text
        }
    };
    let unfinished_script = failing && recorded.line.contains("--sql");
    let rows = step.rows.as_deref().unwrap_or_default();
    let found = [
        (
            Stream::Stdout,
            if unfinished_script {
                None
            } else {
                same("stdout", &recorded.stdout, &step.output.stdout)
            },
        ),
        (
            Stream::Log,
            same(
                "log",
                &log(recorded.log.clone()),
                &log(log_of(&step.output.stderr, compares(&step.line))),
            ),
        ),
        (Stream::Warning, says("warning", &recorded.warning)),
        (Stream::Failed, says("message", &recorded.failed)),
        (
            Stream::Raised,
            says("server's message", &server_message(&recorded.raised)),
        ),
        (
            Stream::Rows,
            same("rows", recorded.rows.as_deref().unwrap_or_default(), rows),
        ),
        (Stream::Exit, compare_status(recorded, step)),
    ];
    found
        .into_iter()
        .filter(|(stream, _)| !case.differs(*stream))
        .filter_map(|(_, problem)| problem)
        .collect()
}

fn steps_of(log: &str) -> String {
    log.lines()
        .filter(|line| line.starts_with("Running "))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Compares words, since a screen may wrap lines; in any order where chance has a say.
fn tells(text: &str, sentence: &str, random: bool) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let wanted: Vec<&str> = sentence.split_whitespace().collect();
    if random {
        wanted.iter().all(|word| words.contains(word))
    } else {
        wanted.is_empty() || words.windows(wanted.len()).any(|found| found == wanted)
    }
}

/// mig distinguishes "failed" (1) from "asked, and the answer is no" (3).
fn compare_status(recorded: &Entry, step: &Step) -> Option<Problem> {
    let status = if step.output.status == 3 {
        1
    } else {
        step.output.status
    };
    (recorded.status != status).then(|| {
        format!(
            "exit status {}, Alembic's {}",
            step.output.status, recorded.status
        )
    })
}

/// An exception of Python's says nothing that mig has to repeat; the server's own message it must show.
fn server_message(raised: &str) -> String {
    let is_code = |word: &str| {
        word.len() == 5
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    };
    match raised.split_once(": ") {
        Some((code, message)) if is_code(code) => message.to_string(),
        _ => String::new(),
    }
}

fn ending_in_newline(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') {
        text.to_string()
    } else {
        format!("{text}\n")
    }
}

/// The same for every order of lines, and of words in them.
pub fn sorted(text: &str) -> String {
    let mut lines: Vec<String> = text
        .lines()
        .map(|line| {
            let mut words: Vec<&str> = line
                .split([' ', ',', '(', ')', '\''])
                .filter(|word| !word.is_empty())
                .collect();
            words.sort_unstable();
            format!("{}\n", words.join(" "))
        })
        .collect();
    lines.sort_unstable();
    lines.concat()
}
