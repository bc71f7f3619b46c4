//! Revision files that need no interpreter ask for exactly what they would ask for in it.
//!
//! Every Python file of the tests' cases and of the project's own history is read both ways, up and down, for a database and
//! for a script. `MIG_STRAIGHT=FOLDER` reads those below another folder instead, and says what share needs no interpreter.
//! Random files are compared as well; `PROPTEST_CASES` asks for more of them.

mod generated;

use std::cell::{Cell, RefCell};
use std::io::Write;
use std::path::{Path, PathBuf};

use mig::evaluate::python::{Options, Python};
use mig::evaluate::straight::Requests;
use mig::evaluate::{Direction, Error, Host, HostError, Origin, Request, Settings};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Value, json};

/// Takes requests down, with the line that each came from.
#[derive(Default)]
struct Recorder(Vec<(usize, String)>);

impl Host for Recorder {
    fn answer(&mut self, request: Request, origin: &Origin) -> Result<Value, HostError> {
        let (request, answer) = match request {
            // The interpreter has rows given to it, whether the file looks at them or not.
            Request::Statement {
                statement,
                parameters,
                rows: _,
            } => (
                Request::Statement {
                    statement,
                    parameters,
                    rows: false,
                },
                json!({"columns": null, "rows": [], "rowcount": -1, "status": ""}),
            ),
            // Sometimes a type is there, and sometimes not.
            question @ Request::Inspect { .. } => (question, json!(self.0.len().is_multiple_of(2))),
            other => (other, Value::Null),
        };
        let text = format!("{request:#?} {} {}", origin.guarded, origin.sequential);
        self.0.push((origin.line, text));
        Ok(answer)
    }
}

#[test]
fn straight_files_ask_for_what_they_ask_for_in_the_interpreter() {
    let other = std::env::var_os("MIG_STRAIGHT").map(PathBuf::from);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    match &other {
        Some(folder) => collect(folder, &mut files),
        None => ["tests/cases", "revisions"]
            .iter()
            .for_each(|folder| collect(&root.join(folder), &mut files)),
    }
    files.sort();
    let mut interpreters = [interpreter(false), interpreter(true)];
    let mut straight = 0;
    let mut different = Vec::new();
    let mut functions = 0;
    for path in &files {
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        for direction in [Direction::Upgrade, Direction::Downgrade] {
            let is_revision = text.contains(&format!("def {}(", direction.name()));
            functions += usize::from(is_revision);
            let Some(requests) = Requests::of(&text, direction) else {
                if other.is_some() && is_revision {
                    tell(format_args!(
                        "needs the interpreter: {} {}",
                        path.display(),
                        direction.name()
                    ));
                }
                continue;
            };
            straight += 1;
            for (python, asks) in interpreters.iter_mut().zip([true, false]) {
                if let Err(difference) = compare(&requests, python, path, direction, asks) {
                    different.push(difference);
                }
            }
        }
    }
    tell(format_args!(
        "{straight} of {functions} functions need no interpreter"
    ));
    assert!(
        different.is_empty(),
        "{} differ:\n{}",
        different.len(),
        different.join("\n")
    );
    assert!(
        other.is_some() || straight > 400,
        "only {straight} functions were compared"
    );
}

#[test]
fn random_files_ask_for_the_same_or_are_left_to_the_interpreter() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let python = RefCell::new(interpreter(false));
    let straight = Cell::new(0);
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    let result = runner.run(&generated::revision(), |text| {
        if let Some(requests) = Requests::of(&text, Direction::Upgrade) {
            straight.set(straight.get() + 1);
            // The interpreter loads a file once.
            let path = folder.path().join(format!("r{}.py", straight.get()));
            std::fs::write(&path, &text).expect("the file can be written");
            let mut python = python.borrow_mut();
            compare(&requests, &mut python, &path, Direction::Upgrade, true)
                .map_err(|difference| TestCaseError::fail(format!("{difference}\n{text}")))?;
        }
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
    assert!(straight.get() > 20, "only {}", straight.get());
}

/// Says what differs.
fn compare(
    requests: &Requests,
    python: &mut Python,
    path: &Path,
    direction: Direction,
    asks: bool,
) -> Result<(), String> {
    let shown = || format!("{} {}", path.display(), direction.name());
    let mut ours = Recorder::default();
    requests
        .run(path, direction, asks, &mut ours)
        .expect("nothing is refused");
    let mut theirs = Recorder::default();
    let result: Result<(), Error> = python.run(path, direction, &mut theirs);
    result.map_err(|error| format!("{}: {error}", shown()))?;
    if ours.0 == theirs.0 {
        return Ok(());
    }
    let (ours, theirs) = first_difference(&ours.0, &theirs.0);
    Err(format!(
        "{}\n  straight: {ours:#?}\n  interpreter: {theirs:#?}",
        shown()
    ))
}

fn tell(what: std::fmt::Arguments<'_>) {
    // Who does not listen has seen enough.
    let _ = writeln!(std::io::stderr(), "{what}");
}

type Noted = (usize, String);

fn first_difference<'a>(
    ours: &'a [Noted],
    theirs: &'a [Noted],
) -> (Option<&'a Noted>, Option<&'a Noted>) {
    let at = ours
        .iter()
        .zip(theirs)
        .position(|(one, other)| one != other)
        .unwrap_or_else(|| ours.len().min(theirs.len()));
    (ours.get(at), theirs.get(at))
}

fn interpreter(as_sql: bool) -> Python {
    Python::start(Options {
        readable: vec!["/".into()],
        working_directory: "/".into(),
        settings: Settings {
            as_sql,
            ..Settings::default()
        },
        ..Options::default()
    })
    .expect("the interpreter starts")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}
