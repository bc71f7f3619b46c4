//! What can go wrong while a revision file runs.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// One call on the way to an exception, in a file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub file: PathBuf,
    /// Counted from 1.
    pub line: usize,
    pub function: String,
}

impl Frame {
    /// The frame of a place that is known.
    pub fn of(origin: super::Origin) -> Option<Frame> {
        (origin.line > 0).then_some(Frame {
            file: origin.file,
            line: origin.line,
            function: String::new(),
        })
    }
}

/// An exception that left a revision file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PythonException {
    /// The class, such as `ValueError` or `sqlalchemy.exc.ArgumentError`.
    pub class: String,
    pub message: String,
    /// The project's own frames, outermost first.
    pub frames: Vec<Frame>,
}

/// An error of the host, on its way through the revision file.
///
/// The revision file sees `facts` as an exception; when it does not catch it, `source` comes back to the caller.
#[derive(Debug)]
pub struct HostError {
    /// The word that names the kind of error: `statement-failed`, `compile-error`, …
    pub code: &'static str,
    pub message: String,
    /// What the Python side needs to build the right exception: `sqlstate`, `detail`, `hint`, `statement`, `exception`, …
    pub facts: Box<Map<String, Value>>,
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
    /// What the user can do about it.
    pub hints: Vec<String>,
}

impl HostError {
    /// An error with a message only; `class` is the Python class the revision file sees.
    pub fn new(code: &'static str, class: &str, message: impl Into<String>) -> Self {
        let mut facts = Map::new();
        facts.insert("exception".into(), class.into());
        HostError {
            code,
            message: message.into(),
            facts: Box::new(facts),
            source: None,
            hints: Vec::new(),
        }
    }

    /// Whether this is how the host gives up what it was at, when the run is to end: the server has cancelled the statement, or
    /// there is no session any more.
    pub(super) fn gives_up(&self) -> bool {
        const QUERY_CANCELED: &str = "57014";
        ["interrupted", "connection-lost"].contains(&self.code)
            || self.facts.get("sqlstate").and_then(Value::as_str) == Some(QUERY_CANCELED)
    }
}

impl std::fmt::Display for HostError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for HostError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Why a revision file did not run to its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file can't be read.
    #[error("can't read {}: {cause}", path.display())]
    Unreadable { path: PathBuf, cause: String },
    /// The file is no Python.
    #[error("{message} ({}, line {line})", path.file_name().unwrap_or_default().to_string_lossy())]
    Syntax {
        path: PathBuf,
        line: usize,
        column: usize,
        message: String,
    },
    /// The file has no `upgrade()` or `downgrade()`.
    #[error("module {} has no function '{function}'", path.file_name().unwrap_or_default().to_string_lossy())]
    NoFunction {
        path: PathBuf,
        function: &'static str,
    },
    /// A SQL file has no (or an empty) downgrade section.
    #[error("{} can't be reversed: it has no '-- mig:downgrade' section", path.file_name().unwrap_or_default().to_string_lossy())]
    NotReversible { path: PathBuf },
    /// A module that a file imports is not to be had.
    #[error("{exception}", exception = exception_line(exception))]
    NoModule {
        module: String,
        path: PathBuf,
        exception: PythonException,
    },
    /// An exception that the file did not catch.
    #[error("{exception}", exception = exception_line(exception))]
    Exception {
        path: PathBuf,
        exception: PythonException,
    },
    /// The host could not carry out what the file asked for.
    #[error("{source}")]
    Host {
        source: Box<HostError>,
        path: PathBuf,
        frames: Vec<Frame>,
    },
    /// The run was ended from outside while the file ran.
    #[error("interrupted")]
    Interrupted {
        path: PathBuf,
        /// Where the file was.
        frames: Vec<Frame>,
        /// The interpreter did not react; `frames` has the place of the last request before.
        stuck: bool,
    },
    /// What should name the models' metadata does not.
    #[error("{}", exception.message)]
    NoMetadata {
        path: PathBuf,
        exception: PythonException,
    },
    /// Something in the metadata comes from a module that is not to be had.
    #[error("{}", exception.message)]
    UnknownInMetadata {
        path: PathBuf,
        exception: PythonException,
    },
    /// The interpreter itself broke down.
    #[error("the Python interpreter stopped: {message}")]
    Interpreter { message: String },
}

/// The class of exceptions about functions of env.py that can't be asked.
const NOT_ASKED: &str = "_mig_hooks.NotAsked";

fn exception_line(exception: &PythonException) -> String {
    // Alembic shows its own errors without their class.
    if exception.class == "alembic.util.exc.CommandError" || exception.class == NOT_ASKED {
        exception.message.clone()
    } else if exception.message.is_empty() {
        exception.class.clone()
    } else {
        format!("{}: {}", exception.class, exception.message)
    }
}

impl Error {
    /// The stable word for this error.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Unreadable { .. } => "file-unreadable",
            Error::Syntax { .. } => "python-syntax",
            Error::NoFunction { .. } => "no-function",
            Error::NotReversible { .. } => "not-reversible",
            Error::NoModule { .. } => "no-module",
            Error::Exception { .. } => "python-exception",
            Error::Host { source, .. } => source.code,
            Error::Interrupted { .. } => "interrupted",
            Error::NoMetadata { .. } => "no-metadata",
            Error::UnknownInMetadata { .. } => "unknown-in-metadata",
            Error::Interpreter { .. } => "interpreter-failed",
        }
    }

    /// What the user can do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::NotReversible { .. } => {
                vec!["write the statements that undo it below a line '-- mig:downgrade'".into()]
            }
            Error::NoFunction { function, .. } => {
                vec![format!("add a function {function}() to the file")]
            }
            Error::NoModule { module, .. } => module_hints(module),
            Error::Exception { exception, .. } if exception.class == "SystemExit" => vec![
                "a revision that calls sys.exit() has not run to its end, so it is not applied; to leave a function early: return"
                    .into(),
            ],
            Error::Unreadable { .. }
            | Error::Syntax { .. }
            | Error::Exception { .. }
            | Error::Interrupted { .. } => Vec::new(),
            Error::NoMetadata { .. } => vec![
                "name the metadata in the [mig] section: target_metadata = package.models:Base.metadata".into(),
            ],
            Error::UnknownInMetadata { .. } => vec![
                "write a small stand-in for the module: a file of its name that has what the models use of it, in a folder \
                 named by python_path in the [mig] section"
                    .into(),
            ],
            Error::Interpreter { .. } => vec![
                "this is a fault of mig: please report it, with the revision file if it may be shown"
                    .into(),
            ],
            Error::Host { source, .. } => source.hints.clone(),
        }
    }

    /// The file and line to look at.
    pub fn location(&self) -> Option<(&Path, usize)> {
        match self {
            Error::Syntax { path, line, .. } => Some((path, *line)),
            Error::Unreadable { path, .. }
            | Error::NoFunction { path, .. }
            | Error::NotReversible { path } => Some((path, 0)),
            Error::NoModule {
                exception, path, ..
            }
            | Error::Exception { exception, path }
            | Error::NoMetadata { exception, path }
            | Error::UnknownInMetadata { exception, path } => {
                Some(innermost(&exception.frames, path))
                    .filter(|(file, _)| !file.as_os_str().is_empty())
            }
            Error::Host { frames, path, .. } | Error::Interrupted { frames, path, .. } => {
                Some(innermost(frames, path))
            }
            Error::Interpreter { .. } => None,
        }
    }
}

/// What helps against a module that is not to be had.
pub fn module_hints(module: &str) -> Vec<String> {
    vec![
        format!(
            "if '{module}' is part of the project, name the folder it lies in: prepend_sys_path in the [alembic] section"
        ),
        format!(
            "if it is an installed package, write a small stand-in for it: a file {}.py with the names that the \
             revision uses, in a folder named by python_path in the [mig] section",
            module.replace('.', "/")
        ),
    ]
}

fn innermost<'a>(frames: &'a [Frame], path: &'a Path) -> (&'a Path, usize) {
    frames
        .last()
        .map_or((path, 0), |frame| (frame.file.as_path(), frame.line))
}
