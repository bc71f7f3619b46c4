//! What only a command line can get wrong: options that do not go together.
//!
//! The texts are Alembic's, where Alembic has some.

use crate::{evaluate, runtime};

/// A request that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// `downgrade --sql` with a single revision.
    #[error("downgrade with --sql requires <fromrev>:<torev>")]
    DowngradeNeedsRange,
    /// `stamp --sql` with several starting revisions.
    #[error("Stamp operation with --sql only supports a single starting revision at a time")]
    SeveralStarts,
    /// `--with-scratch=embedded:…`.
    #[error("a scratch database can't be made in a folder of yours")]
    ScratchInFolder,
    /// `stamp --purge --sql`.
    #[error("Can't use --purge with --sql mode")]
    PurgeWithSql,
    /// `revision --sql` where no environment is run.
    #[error(
        "Using --sql with the revision command when revision_environment is not configured does not make any sense"
    )]
    SqlWithoutEnvironment,
    /// `revision --sql --autogenerate`.
    #[error("Using --sql with --autogenerate does not make any sense")]
    SqlWithAutogenerate,
    /// A comparison with a database that revisions have not been run on.
    #[error("Target database is not up to date.")]
    NotUpToDate { missing: Vec<String> },
    /// `exclude_kinds` with a word that is no kind.
    #[error("exclude_kinds: there is no kind of things called '{word}'")]
    UnknownKind { word: String, known: String },
    /// An SQL file of operations that an extension writes as Python.
    #[error(
        "the functions of env.py add operations that are Python only, and this is to be an SQL file"
    )]
    PythonInSql,
    /// A signal ended the wait for an answer.
    #[error("{by}")]
    Interrupted { by: String },
    /// Neither a key nor env.py names the models' metadata.
    #[error("nothing names the metadata of the models")]
    NoTarget,
    /// env.py, which would name it, can't be read.
    #[error("env.py, which names the metadata of the models, can't be read: {reason}")]
    UnreadableTarget { reason: String },
}

impl Error {
    /// The stable word for this error.
    pub fn code(&self) -> &'static str {
        match self {
            Error::DowngradeNeedsRange => "range-required",
            Error::SeveralStarts => "several-starts",
            Error::ScratchInFolder => "scratch-in-folder",
            Error::PurgeWithSql => "purge-with-sql",
            Error::NoTarget | Error::UnreadableTarget { .. } => "no-metadata",
            Error::SqlWithoutEnvironment => "sql-without-environment",
            Error::SqlWithAutogenerate => "sql-with-autogenerate",
            Error::NotUpToDate { .. } => "database-behind",
            Error::UnknownKind { .. } => "unknown-kind",
            Error::PythonInSql => "python-in-sql",
            Error::Interrupted { .. } => "interrupted",
        }
    }

    /// What the user can do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::DowngradeNeedsRange => vec!["for example: mig downgrade head:base --sql".into()],
            Error::SqlWithoutEnvironment => vec![
                "a revision file in SQL is written by: mig revision --sql-file -m \"...\"".into(),
            ],
            Error::SqlWithAutogenerate | Error::Interrupted { .. } => Vec::new(),
            Error::PythonInSql => vec!["a Python file is written with --python".into()],
            Error::UnknownKind { known, .. } => vec![format!("the kinds are: {known}")],
            Error::NotUpToDate { missing } => vec![format!(
                "to run what is missing, {}, type: mig upgrade heads",
                missing.join(", ")
            )],
            Error::NoTarget | Error::UnreadableTarget { .. } => vec![
                "name it in the [mig] section: target_metadata = package.models:Base.metadata"
                    .into(),
            ],
            Error::SeveralStarts => vec!["write one script for each starting revision".into()],
            Error::ScratchInFolder => {
                vec!["without a value --with-scratch makes an embedded one of its own".into()]
            }
            Error::PurgeWithSql => {
                vec!["a script that empties the table is: mig stamp CURRENT:base --sql".into()]
            }
        }
    }
}

/// A run that failed, with the advice that a look at the database gave.
#[derive(Debug, thiserror::Error)]
#[error("{source}")]
pub struct Advised {
    /// What to do, most with a command to type.
    pub hints: Vec<String>,
    /// Why the run failed.
    pub source: runtime::Error,
}

/// Functions of env.py that fail when they are asked what is compared.
#[derive(Debug, thiserror::Error)]
#[error("the functions of env.py can't be asked what is compared")]
pub struct Unasked {
    /// What a function came to.
    #[from]
    pub source: evaluate::Error,
}

impl Unasked {
    /// What the user can do about it.
    pub fn hint(&self) -> String {
        "to have them left alone say in the [mig] section what is compared: include_tables, exclude_tables, compare_type, \
         compare_server_default"
            .into()
    }
}

/// Functions of env.py that fail when they are asked what becomes of a new revision.
#[derive(Debug, thiserror::Error)]
#[error("{functions} of env.py fails, so that there is no revision")]
pub struct UnaskedOfRevision {
    /// The keywords of the functions that were asked.
    pub functions: String,
    /// What they came to.
    pub source: evaluate::Error,
}
