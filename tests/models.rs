//! Models of SQLAlchemy, evaluated without Python, against the real SQLAlchemy.
//!
//! Every folder of `tests/cases/models` is a test:
//!
//! ```text
//! tests/cases/models/<case>/
//!     *.py             the models
//!     target           their metadata, `module:attribute`, one a line; without it env.py says it
//!     real/            optional: what the real run needs that mig has to do without
//!     real-target      the target for the real run, where env.py says it
//!     alembic.ini      optional: a plain one is made where there is none
//!     metadata.sql     the statements that the real SQLAlchemy makes of them (tests/support/record_models.py), recorded
//!     unrecorded       optional: why the real run is not repeated
//!     expected.txt     optional: what mig says on standard error, with its status where it fails
//! ```
//!
//! The test `recorded/models` runs the real SQLAlchemy again; it needs MIG_ALEMBIC_PYTHON with the libraries that the
//! cases use. A new case is recorded with `MIG_TEST=record`; `MIG_TEST=overwrite` writes what mig says.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};

use libtest_mimic::{Arguments, Failed, Trial};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Check,
    Record,
    Overwrite,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mode = match std::env::var("MIG_TEST").as_deref() {
        Ok("record") => Mode::Record,
        Ok("overwrite") => Mode::Overwrite,
        _ => Mode::Check,
    };
    let python = std::env::var_os("MIG_ALEMBIC_PYTHON").map(PathBuf::from);
    let mut trials = Vec::new();
    for case in cases() {
        let name = case
            .file_name()
            .expect("a case is a folder")
            .to_string_lossy()
            .into_owned();
        let known = case.join("metadata.sql").is_file();
        let repeated = !case.join("unrecorded").is_file();
        if repeated && (known || mode == Mode::Record && !fails(&case)) {
            let (case, python) = (case.clone(), python.clone());
            let without = python.is_none();
            let run = move || record(&case, python.as_deref(), mode).map_err(Failed::from);
            trials.push(
                Trial::test(format!("recorded/models/{name}"), run).with_ignored_flag(without),
            );
        }
        let run = move || check(&case, mode).map_err(Failed::from);
        trials.push(
            Trial::test(format!("models/{name}"), run).with_ignored_flag(mode == Mode::Record),
        );
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/models");
    let mut found: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("tests/cases/models is there")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found
}

/// Whether mig is expected to refuse the models, so that there is nothing to record.
fn fails(case: &Path) -> bool {
    fs::read_to_string(case.join("expected.txt")).is_ok_and(|text| text.contains("[exit "))
}

/// The target as the real SQLAlchemy is told it: what env.py says stands in `real-target`.
fn targets(case: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let file = ["target", "real-target"]
        .iter()
        .map(|name| case.join(name))
        .find(|path| path.is_file())
        .ok_or("the case has no target")?;
    Ok(fs::read_to_string(file)?
        .lines()
        .map(str::to_owned)
        .collect())
}

fn record(case: &Path, python: Option<&Path>, mode: Mode) -> Result<(), Box<dyn Error>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/record_models.py");
    let output = Command::new(python.ok_or("needs MIG_ALEMBIC_PYTHON")?)
        .arg(script)
        .arg(case)
        .args(targets(case)?)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONPATH", case.join("real"))
        .env("SECRET", "x")
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    settle(
        &case.join("metadata.sql"),
        &String::from_utf8(output.stdout)?,
        mode == Mode::Record,
    )
}

fn check(case: &Path, mode: Mode) -> Result<(), Box<dyn Error>> {
    let output = debug_metadata(case)?;
    let said = String::from_utf8(output.stderr)?.replace(&case.display().to_string(), "CASE");
    let said = match output.status.code() {
        Some(0) => said,
        status => format!("{said}[exit {}]\n", status.unwrap_or(-1)),
    };
    let expected = case.join("expected.txt");
    if !said.is_empty() || expected.is_file() {
        settle(&expected, &said, mode == Mode::Overwrite)?;
    }
    if output.status.success() {
        let recorded = fs::read_to_string(case.join("metadata.sql"))?;
        compare(
            "metadata.sql",
            &recorded,
            &String::from_utf8(output.stdout)?,
        )?;
    }
    Ok(())
}

/// Runs `mig debug metadata` in the case's folder.
fn debug_metadata(case: &Path) -> Result<Output, Box<dyn Error>> {
    let scratch = tempfile::tempdir()?;
    let mut ini = case.join("alembic.ini");
    if !ini.is_file() {
        ini = scratch.path().join("alembic.ini");
        let target = targets(case)?.join(" ");
        let text = format!(
            "[alembic]\nprepend_sys_path = {}\n[mig]\ntarget_metadata = {target}\n",
            case.display()
        );
        fs::write(&ini, text)?;
    }
    Ok(Command::new(env!("CARGO_BIN_EXE_mig"))
        .arg("-c")
        .arg(&ini)
        .args(["debug", "metadata"])
        .current_dir(case)
        .env_remove("ALEMBIC_CONFIG")
        .env_remove("DATABASE_URL")
        .output()?)
}

fn settle(path: &Path, found: &str, write: bool) -> Result<(), Box<dyn Error>> {
    if write {
        fs::write(path, found)?;
        return Ok(());
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    compare(&path.display().to_string(), &expected, found)
}

fn compare(what: &str, expected: &str, found: &str) -> Result<(), Box<dyn Error>> {
    if expected == found {
        return Ok(());
    }
    let line = expected
        .lines()
        .zip(found.lines())
        .take_while(|(one, other)| one == other)
        .count();
    let shown = |text: &str| {
        text.lines()
            .skip(line.saturating_sub(2))
            .take(6)
            .map(|line| format!("    {line}\n"))
            .collect::<String>()
    };
    Err(format!(
        "{what} differs from line {}:\n  expected\n{}  found\n{}",
        line + 1,
        shown(expected),
        shown(found)
    )
    .into())
}
