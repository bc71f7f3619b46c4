//! A case is a folder: every folder under `tests/cases` that holds `commands` or `revision.py` is a test, named by its path.
//!
//! ```text
//! tests/cases/<area>/[<group>/]<case>/
//!     revisions/     the input, and any other file the commands need (alembic.ini, env.py, …); a group's files are
//!                    shared by its cases; alembic.ini and env.py have plain defaults, settings.ini adds to the former
//!     project        optional: the name of a folder of tests/projects, whose files come first; `.` for
//!                    the revisions of this repository
//!     commands       one a line: `mig …`, `NAME=value mig …`, `psql …`, `sh …`, `schema <name>`
//!     alembic.txt    what the real Alembic did, recorded; mig must do the same
//!     expected.txt   what mig says, standard error too; needed where a command fails or differs from Alembic
//!     files.txt      optional: the files that are new or changed at the end, recorded from Alembic (begin with an empty one);
//!                    where mig `differs`, its own follow in expected.txt
//!     schema.sql     optional: the schema at the end, recorded from Alembic; data.sql likewise the rows
//!     differs        optional: `<stream>: <reason>` a line, what of alembic.txt mig does not do
//!     requires       optional: `embedded`, for a case that needs this feature; `script`, for one that needs this program;
//!                    `extension:NAME`, for one that needs this extension of PostgreSQL
//!     rows           optional: what else of tests/compatibility/rows.txt the case shows, besides what its name says
//! ```
//!
//! With `revision.py` in place of `commands` a case is about DDL: `up.sql` and `down.sql` hold the `--sql` text that
//! Alembic makes of this one revision.
//!
//! The tests `recorded/<area>` run the real Alembic again and compare with what is recorded, so that no expectation is
//! invented or out of date. They need MIG_ALEMBIC_PYTHON, a Python with Alembic; cases with a database need
//! MIG_TEST_DATABASE_URL. `scripts/test` sets both; without them these tests count as ignored.
//!
//! The tests `in-turn/<area>` play the cases with several commands once more, with Alembic and mig taking turns.
//!
//! `fuzz/ddl` compares both tools on random revisions (scripts/fuzz-ddl, a few seconds of it), `fuzz/autogenerate` leads a database
//! from random models to others and back (scripts/support/fuzz_autogenerate.py), `fuzz/templates` compares what Mako
//! and mig make of random templates (scripts/support/fuzz_templates.py), `compatibility/page` whether
//! docs/compatibility.md is what the cases say.
//!
//! A new case is recorded with `MIG_TEST=record` (alembic.txt, up.sql and their likes), then `MIG_TEST=overwrite` writes
//! what mig says (expected.txt). Read the difference before you commit it.

mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};
use support::case::{self, Case};
use support::settings::{Mode, Settings};
use support::{check, compatibility, in_turn};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let settings = Arc::new(Settings::from_environment());
    let cases = case::collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"));
    let mut trials = recording_trials(&cases, &settings);
    trials.push(page_trial(cases.clone(), settings.mode));
    // Enough random input to notice that something broke, little enough for every run.
    let ddl = &["--seed", "1", "--count", "250", "--stop", "1"];
    trials.push(fuzz_trial("ddl", ddl, &settings));
    trials.push(fuzz_trial("autogenerate", &["--count", "4"], &settings));
    trials.push(fuzz_trial(
        "templates",
        &["--seed", "1", "--count", "40"],
        &settings,
    ));
    trials.extend(cases.into_iter().map(|case| case_trial(case, &settings)));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn case_trial(case: Case, settings: &Arc<Settings>) -> Trial {
    let runnable = settings.can_run(&case);
    let settings = Arc::clone(settings);
    let name = case.name.clone();
    let run = move || match settings.mode {
        Mode::Check => Ok(check::compare_mig(&case, &settings)?),
        Mode::Record => Ok(check::record_alembic(&case, &settings)?),
        Mode::Overwrite => Ok(check::overwrite_mig(&case, &settings)?),
    };
    Trial::test(name, run).with_ignored_flag(!runnable)
}

/// One test an area, since starting the Python that runs Alembic costs more than most cases do.
fn recording_trials(cases: &[Case], settings: &Arc<Settings>) -> Vec<Trial> {
    if settings.mode != Mode::Check {
        return Vec::new();
    }
    let mut areas: BTreeMap<&str, Vec<Case>> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.is_recorded()) {
        areas.entry(case.area()).or_default().push(case.clone());
    }
    areas
        .into_iter()
        .flat_map(|(area, cases)| {
            let runnable =
                settings.python.is_some() && cases.iter().all(|case| settings.can_run(case));
            let trial = |name: &str, cases: Vec<Case>, check: fn(&[Case], &Settings) -> _| {
                let settings = Arc::clone(settings);
                let run = move || Ok(check(&cases, &settings)?);
                Trial::test(format!("{name}/{area}"), run).with_ignored_flag(!runnable)
            };
            let in_turn: Vec<Case> = cases
                .iter()
                .filter(|case| case.needs_database() && in_turn::says_something(case))
                .cloned()
                .collect();
            let turns =
                (!in_turn.is_empty()).then(|| trial("in-turn", in_turn, in_turn::take_turns));
            [trial("recorded", cases, check::verify_recordings)]
                .into_iter()
                .chain(turns)
        })
        .collect()
}

fn page_trial(cases: Vec<Case>, mode: Mode) -> Trial {
    let run = move || {
        let top = Path::new(env!("CARGO_MANIFEST_DIR"));
        let expected = compatibility::page(&top.join("tests/compatibility/rows.txt"), &cases)?;
        let page = top.join("docs/compatibility.md");
        if mode == Mode::Overwrite {
            std::fs::write(&page, &expected)?;
        }
        Ok(compatibility::compare(&page, &expected)?)
    };
    Trial::test("compatibility/page", run).with_ignored_flag(mode == Mode::Record)
}

/// Runs `scripts/support/fuzz_NAME.py`, which compares both tools on random input.
fn fuzz_trial(name: &str, options: &'static [&str], settings: &Arc<Settings>) -> Trial {
    let script = format!("scripts/support/fuzz_{name}.py");
    let has_server = name != "autogenerate" || settings.server.is_some();
    let runnable = settings.python.is_some() && has_server && settings.mode == Mode::Check;
    let settings = Arc::clone(settings);
    let run = move || {
        let python = settings.python.as_ref().ok_or("needs MIG_ALEMBIC_PYTHON")?;
        let output = Command::new(python)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(&script))
            .args(options)
            .arg("--mig")
            .arg(&settings.mig)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        let said = [output.stdout, output.stderr].concat();
        Err(String::from_utf8_lossy(&said).into_owned().into())
    };
    Trial::test(format!("fuzz/{name}"), run).with_ignored_flag(!runnable)
}
