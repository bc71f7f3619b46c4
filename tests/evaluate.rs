//! Python revision files in the embedded interpreter: what reaches the host, what the sandbox lets through, how errors
//! name their place.

use std::path::{Path, PathBuf};

use mig::evaluate::python::{Interrupter, Options, Python};
use mig::evaluate::{Direction, Error, Host, HostError, Origin, Request};

/// Collects what a revision prints; refuses everything else as a database would.
#[derive(Default)]
struct Recorder {
    printed: String,
    origins: Vec<Origin>,
}

impl Host for Recorder {
    fn answer(
        &mut self,
        request: Request,
        origin: &Origin,
    ) -> Result<serde_json::Value, HostError> {
        match request {
            Request::Output { text, .. } => {
                self.printed.push_str(&text);
                self.origins.push(origin.clone());
                Ok(serde_json::Value::Null)
            }
            Request::Doubt { .. } => Ok(serde_json::Value::Null),
            Request::DriverSql { sql, .. } => {
                Err(HostError::new("statement-failed", "ProgrammingError", sql))
            }
            _ => Err(HostError::new(
                "refused",
                "NotImplementedError",
                "not in this test",
            )),
        }
    }
}

struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn new() -> Project {
        Project {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("the folder can be made");
        std::fs::write(&path, text).expect("the file can be written");
        path
    }

    fn run(&self, text: &str) -> (Recorder, Result<(), Error>) {
        let path = self.file("versions/a.py", text);
        let mut recorder = Recorder::default();
        let result = self.python().run(&path, Direction::Upgrade, &mut recorder);
        (recorder, result)
    }

    fn python(&self) -> Python {
        let root = self.folder.path().to_owned();
        Python::start(Options {
            search_path: vec![root.clone()],
            environment: vec![("GREETING".into(), "hello".into())],
            working_directory: root,
            ..Options::default()
        })
        .expect("the interpreter starts")
    }
}

fn printed(text: &str) -> String {
    let (recorder, result) = Project::new().run(text);
    result.unwrap_or_else(|error| panic!("{error} ({:?})", error.location()));
    recorder.printed
}

#[test]
fn standard_modules_can_be_imported() {
    let modules = "json uuid datetime decimal enum re logging os os.path pathlib textwrap itertools functools collections \
                   dataclasses typing string random secrets hashlib base64 time math csv io contextlib warnings zoneinfo \
                   abc copy operator bisect heapq statistics types inspect traceback urllib.parse html unicodedata \
                   struct binascii calendar fractions numbers graphlib difflib pprint reprlib weakref collections.abc \
                   importlib importlib.util threading asyncio concurrent.futures tempfile shutil glob fnmatch ast \
                   tokenize keyword locale gettext argparse configparser pickle hmac ipaddress email.utils gc sys errno \
                   stat queue sched zlib gzip tomllib contextvars getpass platform socket subprocess signal ssl select http.client urllib.request xml.etree.ElementTree multiprocessing";
    let mut failed = Vec::new();
    let project = Project::new();
    let mut python = project.python();
    for (index, module) in modules.split_whitespace().enumerate() {
        let text = format!("def upgrade():\n    import {module}\n");
        let path = project.file(&format!("versions/m{index}.py"), &text);
        if let Err(error) = python.run(&path, Direction::Upgrade, &mut Recorder::default()) {
            failed.push(format!("{module}: {error}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn values_of_standard_modules() {
    assert_eq!(
        printed("import os\ndef upgrade():\n    print(os.environ['GREETING'], os.getenv('NO'))\n"),
        "hello None\n"
    );
    assert_eq!(
        printed("import uuid\ndef upgrade():\n    print(len(str(uuid.uuid4())))\n"),
        "36\n"
    );
    assert_eq!(
        printed("import json\ndef upgrade():\n    print(json.dumps({'a': [1, 2.5, None]}))\n"),
        "{\"a\": [1, 2.5, null]}\n"
    );
    assert_eq!(
        printed(
            "from datetime import datetime\ndef upgrade():\n    print(datetime(2020, 1, 2).isoformat())\n"
        ),
        "2020-01-02T00:00:00\n"
    );
    assert_eq!(
        printed("from decimal import Decimal\ndef upgrade():\n    print(Decimal('1.10') + 1)\n"),
        "2.10\n"
    );
    assert_eq!(
        printed("import hashlib\ndef upgrade():\n    print(hashlib.md5(b'a').hexdigest())\n"),
        "0cc175b9c0f1b6a831c399e269772661\n"
    );
    assert_eq!(
        printed(
            "import random\ndef upgrade():\n    random.seed(1); print(random.randint(1, 9) < 10)\n"
        ),
        "True\n"
    );
    assert_eq!(
        printed(
            "import logging\nlog = logging.getLogger('x')\ndef upgrade():\n    log.info('no'); log.warning('yes %s', 1)\n"
        ),
        "WARNI [x] yes 1\n"
    );
}

#[test]
fn modules_of_the_project() {
    let project = Project::new();
    project.file("app/__init__.py", "");
    project.file("app/models.py", "from .names import NAME\n");
    project.file("app/names.py", "NAME = 'users'\n");
    project.file("spaces/inner/thing.py", "VALUE = 3\n");
    let (recorder, result) = project.run(
        "from app.models import NAME\nimport spaces.inner.thing as thing\ndef upgrade():\n    print(NAME, thing.VALUE, __file__[-4:])\n",
    );
    result.expect("the revision runs");
    assert_eq!(recorder.printed, "users 3 a.py\n");
}

#[test]
fn reading_files_below_the_project_only() {
    let project = Project::new();
    project.file("data.csv", "a,b\n1,2\n");
    let read = "import csv, pathlib\ndef upgrade():\n    p = pathlib.Path(__file__).parent.parent / 'data.csv'\n    \
                print(p.exists(), list(csv.DictReader(open(p))), p.read_text()[:3])\n";
    let (recorder, result) = project.run(read);
    result.expect("the revision runs");
    assert_eq!(recorder.printed, "True [{'a': '1', 'b': '2'}] a,b\n");
    let refused = |text: &str| match project.run(text).1 {
        Err(Error::Exception { exception, .. }) => exception.class,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        refused("def upgrade():\n    open('/etc/passwd')\n"),
        "PermissionError"
    );
    assert_eq!(
        refused("def upgrade():\n    open('data.csv', 'w')\n"),
        "PermissionError"
    );
    assert_eq!(
        refused("import os\ndef upgrade():\n    os.system('true')\n"),
        "PermissionError"
    );
    assert_eq!(
        refused("def upgrade():\n    open('nothing.txt')\n"),
        "FileNotFoundError"
    );
}

#[test]
fn errors_name_their_place() {
    let located = |text: &str| {
        let (_, result) = Project::new().run(text);
        let error = result.expect_err("the revision fails");
        let (path, line) = error
            .location()
            .map(|(path, line)| (path.to_owned(), line))
            .expect("a place");
        (error.code(), error.to_string(), name(&path), line)
    };
    let name_error = located("def upgrade():\n    x = 1\n    undefined\n");
    assert_eq!(
        name_error,
        (
            "python-exception",
            "NameError: name 'undefined' is not defined".into(),
            "a.py".into(),
            3
        )
    );
    let syntax = located("def upgrade(:\n    pass\n");
    assert_eq!(
        (syntax.0, syntax.2.as_str(), syntax.3),
        ("python-syntax", "a.py", 1)
    );
    let none = located("revision = 'a'\n");
    assert_eq!(none.0, "no-function");
    let missing =
        located("import nowhere.to_be_found\ndef upgrade():\n    nowhere.to_be_found.go()\n");
    assert_eq!((missing.0, missing.3), ("no-module", 3));
    let host = located(
        "import _mig\ndef upgrade():\n    _mig.call({'request': 'driver_sql', 'sql': 'boom'})\n",
    );
    assert_eq!(host, ("statement-failed", "boom".into(), "a.py".into(), 3));
}

#[test]
fn guarded_lines_are_known_to_the_host() {
    let (recorder, result) = Project::new()
        .run("def helper():\n    print('x')\ndef upgrade():\n    helper()\n    try:\n        helper()\n    except Exception:\n        pass\n");
    result.expect("the revision runs");
    let guarded: Vec<bool> = recorder
        .origins
        .iter()
        .map(|origin| origin.guarded)
        .collect();
    assert_eq!(guarded, [false, true]);
    assert_eq!(recorder.origins[0].line, 2);
}

/// Answers with an error, and ends the run before anybody has seen it.
struct Ending {
    interrupter: Interrupter,
    error: fn() -> HostError,
}

impl Host for Ending {
    fn answer(&mut self, _: Request, _: &Origin) -> Result<serde_json::Value, HostError> {
        self.interrupter.interrupt();
        Err((self.error)())
    }
}

#[test]
fn an_error_that_the_revision_catches_is_not_why_a_run_ends() {
    let run = |error: fn() -> HostError| {
        let project = Project::new();
        let text = "import _mig\ndef upgrade():\n    try:\n        _mig.call({'request': 'driver_sql', 'sql': 'boom'})\n    \
                    except _mig.Error:\n        pass\n";
        let path = project.file("versions/a.py", text);
        let mut python = project.python();
        let interrupter = python.interrupter();
        let mut host = Ending { interrupter, error };
        let ended = python.run(&path, Direction::Upgrade, &mut host);
        ended.expect_err("it was ended").code()
    };
    let of_its_own = || HostError::new("statement-failed", "ProgrammingError", "boom");
    assert_eq!(run(of_its_own), "interrupted");
    let cancelled = || {
        let mut error = HostError::new("statement-failed", "OperationalError", "canceled");
        error.facts.insert("sqlstate".into(), "57014".into());
        error
    };
    assert_eq!(run(cancelled), "statement-failed");
    let lost = || HostError::new("connection-lost", "OperationalError", "gone");
    assert_eq!(run(lost), "connection-lost");
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
