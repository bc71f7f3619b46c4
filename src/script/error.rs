//! Why revision files can't be made into a graph.
//!
//! Alembic shows most of these as a Python traceback; where it prints a sentence, that sentence is kept.

use std::path::{Path, PathBuf};

use super::header::HeaderKey;
use super::source::SourceError;
use crate::revision;
use crate::sql::duration::DURATION;
use crate::sql::sections;

/// A mistake in the revision files.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder can't be read.
    #[error("can't read {path}: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// The bytes of a file are no text.
    #[error("{}: {}", path.display(), describe_encoding(reason))]
    Encoding {
        /// The file.
        path: PathBuf,
        /// What is wrong with them.
        reason: SourceError,
    },
    /// A Python file that Python could not read either.
    #[error("{}, line {line}: syntax error: {message}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
        /// The column in characters, counted from one.
        column: usize,
        /// The parser's message.
        message: String,
    },
    /// A file whose header is computed, and computing it failed.
    #[error("{} computes its header, and that failed", path.display())]
    Evaluation {
        /// The file.
        path: PathBuf,
        /// The line whose value is no literal, counted from one.
        line: usize,
        /// What the interpreter says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No `revision`, and the file's name does not serve as one.
    #[error(
        "Could not determine revision id from filename {}. Be sure the 'revision' variable is declared inside the script \
         (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation).",
        file_name(path)
    )]
    NoRevision {
        /// The file.
        path: PathBuf,
    },
    /// No `down_revision`.
    #[error("{} has no 'down_revision'", path.display())]
    NoDownRevision {
        /// The file.
        path: PathBuf,
        /// What was probably meant: a similar name, and its line.
        similar: Option<(String, usize)>,
    },
    /// A header value that is neither text nor a list of texts nor None.
    #[error("{}, line {line}: '{}' must be a string{}, not {found}", path.display(), key.name(), key.alternatives())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
        /// Which value.
        key: HeaderKey,
        /// Python's name for the type found.
        found: String,
    },
    /// An SQL file's header or sections can't be read.
    #[error("{}, {reason}", path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: sections::Error,
    },
    /// An SQL file whose `-- revision:` names none or several.
    #[error("{}, line {line}: '-- revision:' must be followed by one id", path.display())]
    SqlRevision {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
    },
    /// A time limit that can't be read.
    #[error("{}, line {line}: '{name}' must be a text that holds {DURATION}", path.display())]
    Limit {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
        /// The limit.
        name: &'static str,
    },
    /// With `sourceless` set: a compiled file without its source.
    #[error("{} is compiled Python without its source, which mig can't run", path.display())]
    Sourceless {
        /// The file.
        path: PathBuf,
    },
    /// The headers do not make a graph.
    #[error(transparent)]
    Graph(#[from] Box<GraphError>),
}

/// An error of the graph, and the place in a file that causes it.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct GraphError {
    /// What is wrong with the graph.
    pub error: revision::Error,
    /// The file that says so, where one can be named.
    pub path: Option<PathBuf>,
    /// The line in it, counted from one.
    pub line: Option<usize>,
}

/// Where an error is: a file, the line and the column in it, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location<'a> {
    /// The file.
    pub path: &'a Path,
    /// The line.
    pub line: Option<usize>,
    /// The column.
    pub column: Option<usize>,
}

impl Error {
    /// Returns the stable word for this kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Unreadable { .. } => "file-unreadable",
            Error::Encoding { .. } => "file-encoding",
            Error::Syntax { .. } => "python-syntax",
            Error::Evaluation { .. } => "revision-header",
            Error::NoRevision { .. } | Error::NoDownRevision { .. } | Error::NotText { .. } => {
                "revision-header"
            }
            Error::Sql { .. } | Error::SqlRevision { .. } => "sql-file",
            Error::Limit { .. } => "limit-value",
            Error::Sourceless { .. } => "sourceless",
            Error::Graph(error) => error.error.code(),
        }
    }

    /// Returns what to do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::Unreadable { .. } => Vec::new(),
            Error::Encoding { .. } => vec!["save the file as UTF-8".to_owned()],
            Error::Syntax { .. } => vec![
                "every revision file must be readable before any command works, as with Alembic"
                    .to_owned(),
            ],
            Error::Evaluation { .. } => {
                vec!["write the value as a plain string, then the file need not be run to read the history".to_owned()]
            }
            Error::NoRevision { path } => vec![format!(
                "a revision file assigns revision = '...'; move {} out of the folder if it is none",
                file_name(path)
            )],
            Error::NoDownRevision {
                similar: Some((name, line)),
                ..
            } => {
                vec![format!(
                    "line {line} assigns '{name}'; did you mean down_revision?"
                )]
            }
            Error::NoDownRevision {
                path,
                similar: None,
            } if is_sql(path) => {
                vec!["add a line '-- down_revision: ID', or '-- down_revision: none' for the first revision".to_owned()]
            }
            Error::NoDownRevision { similar: None, .. } => {
                vec!["add down_revision = '...' with the id of the revision before it, or None for the first one".to_owned()]
            }
            Error::NotText { key, .. } => {
                vec![format!("put quotes around the value of {}", key.name())]
            }
            Error::Sql { .. } => Vec::new(),
            Error::SqlRevision { .. } | Error::Limit { .. } => Vec::new(),
            Error::Sourceless { .. } => {
                vec![
                    "put the .py file back, or remove the compiled one and set sourceless = false"
                        .to_owned(),
                ]
            }
            Error::Graph(error) => error.error.hints(),
        }
    }

    /// Returns the place in a file that the error is about.
    pub fn location(&self) -> Option<Location<'_>> {
        let at = |path, line| {
            Some(Location {
                path,
                line,
                column: None,
            })
        };
        match self {
            Error::Unreadable { path, .. }
            | Error::NoRevision { path }
            | Error::NoDownRevision { path, .. }
            | Error::Sourceless { path } => at(path, None),
            Error::Encoding { path, reason } => match reason {
                SourceError::NotInEncoding { line, .. }
                | SourceError::UnknownEncoding { line, .. } => at(path, Some(*line)),
            },
            Error::Syntax {
                path, line, column, ..
            } => Some(Location {
                path,
                line: Some(*line),
                column: Some(*column),
            }),
            Error::Evaluation { path, line, .. }
            | Error::NotText { path, line, .. }
            | Error::SqlRevision { path, line }
            | Error::Limit { path, line, .. } => at(path, Some(*line)),
            Error::Sql { path, reason } => at(path, Some(reason.line)),
            Error::Graph(error) => at(error.path.as_deref()?, error.line),
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn is_sql(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "sql")
}

fn describe_encoding(reason: &SourceError) -> String {
    match reason {
        SourceError::NotInEncoding { encoding, line } => {
            format!("line {line} holds a byte that is no {encoding}")
        }
        SourceError::UnknownEncoding { encoding, line } => {
            format!("line {line} declares the encoding {encoding}, which mig does not read")
        }
    }
}
