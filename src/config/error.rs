//! Why a configuration can't be used.
//!
//! Variants hold data; what Alembic prints keeps Alembic's words.
//!
//! Invariant: no variant holds a whole URL or a value that may hold a password.

use std::path::{Path, PathBuf};

use super::ini;

/// A mistake in what the command line, the files or the environment say.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No file sets `script_location`.
    #[error("No 'script_location' key found in configuration.")]
    NoScriptLocation {
        /// The files that were read.
        files: Vec<PathBuf>,
        /// The section that was read, and whether it exists.
        section: String,
        /// Configuration files a folder deeper.
        nearby: Vec<PathBuf>,
    },
    /// `script_location` names a folder that does not exist.
    #[error(
        "Path doesn't exist: {written}.  Please use the 'init' command to create a new scripts folder."
    )]
    ScriptLocationMissing {
        /// The path as written.
        written: String,
        /// The path that was looked at.
        path: PathBuf,
        /// A folder above the configuration file that has such a path.
        found_from: Option<PathBuf>,
    },
    /// A package resource `package:folder` whose package is not on the Python path.
    #[error("'{written}' names the package '{package}', which is not found on the Python path")]
    PackageNotFound {
        /// The setting as written.
        written: String,
        /// The package.
        package: String,
    },
    /// A file that `-c` or `ALEMBIC_CONFIG` names is not there.
    #[error("the configuration file {path} that {origin} names does not exist")]
    FileNotFound {
        /// The path as given.
        path: String,
        /// `-c` or `ALEMBIC_CONFIG`.
        origin: &'static str,
        /// A file of that name elsewhere, or with a similar name.
        nearest: Option<String>,
    },
    /// A file can't be read.
    #[error("can't read {path}: {reason}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// `-c` twice with a pyproject.toml.
    #[error("pyproject.toml indicated more than once")]
    TwoTomlFiles,
    /// `-c` twice with another file.
    #[error("only one ini file may be indicated")]
    TwoIniFiles,
    /// An ini file that Python's reader would refuse, too.
    #[error("{0}")]
    Ini(#[from] ini::Error),
    /// A TOML file that is none.
    #[error("{path}, line {line}: {message}")]
    TomlSyntax {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
        /// The column, counted from one.
        column: usize,
        /// The parser's message.
        message: String,
    },
    /// `[tool.alembic]` is no table.
    #[error("Incorrect TOML format")]
    TomlFormat {
        /// The file.
        path: PathBuf,
        /// What should be a table.
        key: String,
    },
    /// A value of a type that Alembic does not take.
    #[error("unsupported TOML value type for key: '{key}'")]
    TomlType {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
    },
    /// A flag that is no TOML boolean.
    #[error("boolean value expected for TOML parameter '{key}'")]
    TomlBoolean {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
    },
    /// A percent sign in a TOML value that is neither `%%` nor `%(here)s`.
    #[error("{path}: in '{key}' a percent sign must be doubled, or be part of %(here)s")]
    TomlPercent {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
    },
    /// A key of mig's own sections that does not exist.
    #[error("{place}: unknown key '{key}' in [{section}]")]
    UnknownKey {
        /// File and line.
        place: Place,
        /// The section.
        section: String,
        /// The key.
        key: String,
        /// The key that was probably meant.
        nearest: Option<String>,
    },
    /// A value that a key can't have.
    #[error("{place}: '{key}' in [{section}] must be {expected}")]
    InvalidValue {
        /// File and line.
        place: Place,
        /// The section.
        section: String,
        /// The key.
        key: String,
        /// What it can be.
        expected: String,
    },
    /// `path_separator` with another value than the five known ones.
    #[error(
        "'{value}' is not a valid value for {key}; expected 'space', 'newline', 'os', ':', ';'"
    )]
    PathSeparator {
        /// The value.
        value: String,
        /// The key: path_separator or version_path_separator.
        key: &'static str,
        /// File and line.
        place: Place,
    },
    /// Nothing says which database.
    #[error("no database is configured")]
    NoDatabase {
        /// What the configuration file's URL was, when it is the placeholder of Alembic's template.
        placeholder: bool,
    },
    /// A URL for another database system.
    #[error("the database URL from {origin} is for '{dialect}'; mig works on PostgreSQL only")]
    OtherDialect {
        /// The URL's dialect.
        dialect: String,
        /// Where the URL is from.
        origin: String,
    },
    /// A URL that can't be read.
    #[error("the database URL from {origin} can't be read: {reason}")]
    Url {
        /// Where the URL is from.
        origin: String,
        /// What is wrong with it, without its parts.
        reason: String,
    },
    /// A connection parameter that libpq does not know.
    #[error("invalid connection option \"{name}\" in {origin}")]
    UnknownParameter {
        /// The parameter.
        name: String,
        /// Where it is from.
        origin: String,
        /// The parameter that was probably meant.
        nearest: Option<String>,
    },
    /// A connection parameter with a value that it can't have.
    #[error("invalid {name} value: \"{value}\" (from {origin}); it can be {expected}")]
    InvalidParameter {
        /// The parameter.
        name: String,
        /// Its value; never that of a password.
        value: String,
        /// Where it is from.
        origin: String,
        /// What it can be.
        expected: String,
    },
    /// A connection parameter that libpq heeds and mig does not, where ignoring it would be less secure.
    #[error("connection option \"{name}\" (from {origin}) is not supported by mig")]
    UnsupportedParameter {
        /// The parameter.
        name: String,
        /// Where it is from.
        origin: String,
    },
    /// A libpq service that is not defined, or wrongly.
    #[error("{reason}")]
    Service {
        /// The service file, when there is one.
        path: Option<PathBuf>,
        /// The line in it.
        line: Option<usize>,
        /// libpq's message.
        reason: String,
    },
}

/// A file and the line in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from one, where it is known.
    pub line: Option<usize>,
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.path.display())?;
        match self.line {
            Some(line) => write!(formatter, ", line {line}"),
            None => Ok(()),
        }
    }
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
            Error::NoScriptLocation { .. } => "no-script-location",
            Error::ScriptLocationMissing { .. } => "script-location-missing",
            Error::PackageNotFound { .. } => "package-not-found",
            Error::FileNotFound { .. } => "config-file-not-found",
            Error::Unreadable { .. } => "file-unreadable",
            Error::TwoTomlFiles | Error::TwoIniFiles => "config-file-twice",
            Error::Ini(_) | Error::TomlSyntax { .. } => "config-syntax",
            Error::TomlFormat { .. }
            | Error::TomlType { .. }
            | Error::TomlBoolean { .. }
            | Error::TomlPercent { .. } => "config-value",
            Error::UnknownKey { .. } => "config-unknown-key",
            Error::InvalidValue { .. } | Error::PathSeparator { .. } => "config-value",
            Error::NoDatabase { .. } => "no-database",
            Error::OtherDialect { .. } => "other-dialect",
            Error::Url { .. } => "database-url",
            Error::UnknownParameter { .. }
            | Error::InvalidParameter { .. }
            | Error::UnsupportedParameter { .. } => "connection-parameter",
            Error::Service { .. } => "connection-service",
        }
    }

    /// Returns what to do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::NoScriptLocation { files, section, nearby } => match files.as_slice() {
                [] if !nearby.is_empty() => {
                    nearby.iter().map(|path| format!("there is a configuration file: mig -c {}", path.display())).collect()
                }
                [] => vec![
                    "run mig in the folder that holds alembic.ini, pyproject.toml or alembic.toml, or name the file: mig -c FILE".to_owned(),
                    "to begin a new project run: mig init DIRECTORY".to_owned(),
                ],
                files => {
                    let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
                    vec![format!("set script_location under [{section}] in {}", names.join(" or "))]
                }
            },
            Error::ScriptLocationMissing { written, .. } if written.starts_with(char::is_whitespace) => {
                vec!["write the path on the line of its key: a line break before it is part of the value".to_owned()]
            }
            Error::ScriptLocationMissing { written, found_from: Some(folder), .. } => vec![format!(
                "'{written}' is looked up in the current directory, and is to be found from {}: run mig there", folder.display()
            )],
            Error::ScriptLocationMissing { written, .. } if Path::new(written).is_relative() => vec![format!(
                "'{written}' is looked up in the current directory; to look it up beside the configuration file write %(here)s/{written}"
            )],
            Error::ScriptLocationMissing { .. } => Vec::new(),
            Error::PackageNotFound { package, .. } => {
                vec![format!("add the folder that holds '{package}' to prepend_sys_path or python_path, or write a path instead")]
            }
            Error::FileNotFound { nearest, .. } => nearest.iter().map(|nearest| format!("did you mean {nearest}?")).collect(),
            Error::Unreadable { .. } => Vec::new(),
            Error::TwoTomlFiles | Error::TwoIniFiles => {
                vec!["name at most one pyproject.toml and one other file with -c".to_owned()]
            }
            Error::Ini(error) => error.hint().into_iter().collect(),
            Error::TomlSyntax { .. } | Error::TomlFormat { .. } | Error::TomlType { .. } => Vec::new(),
            Error::TomlBoolean { key, .. } => vec![format!("write {key} = true or {key} = false, without quotes")],
            Error::TomlPercent { .. } => vec!["write %% where a percent sign is meant".to_owned()],
            Error::UnknownKey { nearest, .. } => nearest.iter().map(|nearest| format!("did you mean {nearest}?")).collect(),
            Error::InvalidValue { .. } | Error::PathSeparator { .. } => Vec::new(),
            Error::NoDatabase { placeholder } => {
                let mut hints = vec!["set DATABASE_URL, or pass --url postgresql://user@host/database".to_owned()];
                if *placeholder {
                    hints.push("sqlalchemy.url still is the placeholder that 'init' wrote".to_owned());
                }
                hints
            }
            Error::OtherDialect { .. } => {
                vec!["give a URL that begins with postgresql:// in DATABASE_URL or --url".to_owned()]
            }
            Error::Url { .. } => vec![
                "a URL looks like postgresql://user:password@host:5432/database?sslmode=require; write @ : / % in a password as %40 %3A %2F %25"
                    .to_owned(),
            ],
            Error::UnknownParameter { nearest, .. } => {
                nearest.iter().map(|nearest| format!("did you mean {nearest}?")).collect()
            }
            Error::UnsupportedParameter { name, .. } => vec![format!("remove {name}, if the connection is safe without it")],
            Error::InvalidParameter { .. } | Error::Service { .. } => Vec::new(),
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
            Error::Ini(error) => at(&error.path, Some(error.line)),
            Error::TomlSyntax {
                path, line, column, ..
            } => Some(Location {
                path,
                line: Some(*line),
                column: Some(*column),
            }),
            Error::TomlFormat { path, .. }
            | Error::TomlType { path, .. }
            | Error::TomlBoolean { path, .. }
            | Error::TomlPercent { path, .. }
            | Error::Unreadable { path, .. } => at(path, None),
            Error::UnknownKey { place, .. }
            | Error::InvalidValue { place, .. }
            | Error::PathSeparator { place, .. } => at(&place.path, place.line),
            Error::Service {
                path: Some(path),
                line,
                ..
            } => at(path, *line),
            Error::Service { path: None, .. }
            | Error::NoScriptLocation { .. }
            | Error::ScriptLocationMissing { .. }
            | Error::PackageNotFound { .. }
            | Error::FileNotFound { .. }
            | Error::TwoTomlFiles
            | Error::TwoIniFiles
            | Error::NoDatabase { .. }
            | Error::OtherDialect { .. }
            | Error::Url { .. }
            | Error::UnknownParameter { .. }
            | Error::InvalidParameter { .. }
            | Error::UnsupportedParameter { .. } => None,
        }
    }
}
