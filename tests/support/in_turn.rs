//! Alembic and mig used in turn on one database: whoever comes first, each command leaves the version rows that
//! Alembic alone left, and the schema and rows at the end are the same.
//!
//! In: cases that are recorded already. Nothing is recorded here.

use super::alembic;
use super::case::{Case, Stream};
use super::check;
use super::commands::{Command, Line};
use super::recording::{self, Entry};
use super::run::{self, Tool};
use super::settings::Settings;
use super::stage::Stage;
use super::{Problem, read_optional};

/// Whether a case says something here: several commands run, and mig means to do with each what Alembic does.
pub fn says_something(case: &Case) -> bool {
    let Ok(lines) = check::lines_of(case) else {
        return false;
    };
    let commands = lines.iter().filter(|line| is_tool(line)).count();
    let others = lines
        .iter()
        .any(|line| matches!(line.command, Command::Shell(_)));
    case.is_recorded() && !case.is_ddl() && case.differs.is_empty() && commands > 1 && !others
}

/// Plays the cases; of two neighbours mig is first in one and Alembic in the other.
pub fn take_turns(cases: &[Case], settings: &Settings) -> Result<(), Problem> {
    let python = settings.python.as_ref().ok_or("needs Alembic")?;
    let mut problems = Vec::new();
    alembic::with_worker(python, 0, |worker| {
        for (case, mig_first) in cases.iter().zip([true, false].into_iter().cycle()) {
            let played = play(case, settings, worker, mig_first);
            let found = played.unwrap_or_else(|problem| vec![problem]);
            let first = if mig_first { "mig" } else { "Alembic" };
            problems.extend(
                found
                    .iter()
                    .map(|problem| format!("{}, {first} first: {problem}", case.name)),
            );
        }
        Ok(())
    })?;
    check::settle(problems)
}

fn play(
    case: &Case,
    settings: &Settings,
    worker: &mut alembic::Worker,
    mig_first: bool,
) -> Result<Vec<Problem>, Problem> {
    let recorded = read_optional(&case.file("alembic.txt")).unwrap_or_default();
    let mut stage = Stage::set(case, settings)?;
    let mut mig_next = mig_first;
    let mut problems = Vec::new();
    for (line, entry) in check::lines_of(case)?
        .iter()
        .zip(recording::read(&recorded))
    {
        let mut tool = if mig_next {
            Tool::Mig(&settings.mig)
        } else {
            Tool::Alembic(worker)
        };
        mig_next ^= is_tool(line);
        let step = run::run_line(line, &mut tool, &mut stage)?;
        problems.extend(differences(
            &entry,
            step.rows.as_deref(),
            step.output.status,
        ));
    }
    for (stream, name) in [(Stream::Schema, "schema.sql"), (Stream::Data, "data.sql")] {
        if case.differs(stream) || !case.file(name).exists() {
            continue;
        }
        let Some(database) = &stage.database else {
            continue;
        };
        let now = match stream {
            Stream::Schema => database.schema()?,
            _ => database.data()?,
        };
        let recorded = read_optional(&case.file(name)).unwrap_or_default();
        problems.extend(super::difference(name, &recorded, &now));
    }
    Ok(problems)
}

fn is_tool(line: &Line) -> bool {
    matches!(line.command, Command::Tool { .. })
}

fn differences(recorded: &Entry, rows: Option<&str>, status: i32) -> Vec<Problem> {
    let mut problems = Vec::new();
    if (recorded.status == 0) != (status == 0) {
        problems.push(format!("$ {}: exit {status}", recorded.line));
    }
    let expected = recorded.rows().unwrap_or_default();
    problems.extend(
        super::difference("rows", expected, rows.unwrap_or_default())
            .map(|difference| format!("$ {}\n{difference}", recorded.line)),
    );
    problems
}
