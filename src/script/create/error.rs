//! Why a revision file can't be made.
//!
//! Where Alembic prints a sentence, that sentence is kept.

use std::path::PathBuf;

use crate::script::Location;

/// What stands against a new file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    /// `timezone` names none.
    #[error("Can't locate timezone: {name}")]
    NoSuchTimeZone {
        /// As configured.
        name: String,
    },
    /// `file_template` can't be filled in.
    #[error("file_template '{template}': {problem}")]
    FileTemplate {
        /// As configured.
        template: String,
        /// What is wrong.
        problem: String,
    },
    /// A parent that something follows already, without `--splice`.
    #[error(
        "Revision {revision} is not a head revision; please specify --splice to create a new branch from this revision"
    )]
    NotAHead {
        /// The parent.
        revision: String,
    },
    /// A parent twice.
    #[error("Duplicate head revisions specified")]
    DuplicateParents,
    /// `--depends-on base`.
    #[error("'{identifier}' is no revision that another one can depend on")]
    DependsOnNothing {
        /// As typed.
        identifier: String,
    },
    /// A new base where there are several folders.
    #[error("Multiple version locations present, please specify --version-path")]
    SeveralLocations,
    /// A folder that is none of the configured ones.
    #[error("Path {path} is not represented in current version locations")]
    NotALocation {
        /// As given.
        path: String,
        /// The configured ones.
        folders: Vec<PathBuf>,
    },
    /// The id is taken.
    #[error("Revision {revision} is present already: {}", path.display())]
    DuplicateId {
        /// The id.
        revision: String,
        /// Its file.
        path: PathBuf,
    },
    /// A file of the new one's name.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The system does not let it be written.
    #[error("can't write {}: {reason}", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// A name that an SQL revision file can't hold.
    #[error("'{names}' can't be written into an SQL revision file")]
    NotInSql {
        /// The name, or the list that it is part of.
        names: String,
    },
    /// The template can't be read.
    #[error("can't read {}: {reason}", path.display())]
    Unreadable {
        /// The template.
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// A project whose files are made of a template that is not there.
    #[error("there is no {}", path.display())]
    NoTemplate {
        /// Where it should be.
        path: PathBuf,
    },
    /// The template uses something of Mako that mig does not read, or is wrong.
    #[error("{}, line {line}: {problem}", path.display())]
    Template {
        /// The template.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// What the template gave is no Python.
    #[error("what {} gives is no Python: line {line}: {message}", template.display())]
    NotPython {
        /// The template.
        template: PathBuf,
        /// The line of the result, counted from one.
        line: usize,
        /// The text of that line.
        text: String,
        /// The parser's message.
        message: String,
    },
    /// The template leaves branch labels out.
    #[error(
        "Version {revision} specified branch_labels {labels}, however the migration file {} does not have them; \
         have you upgraded your script.py.mako to include the 'branch_labels' section?", path.display()
    )]
    LabelsLeftOut {
        /// The new id.
        revision: String,
        /// The labels asked for.
        labels: String,
        /// The file that was to be.
        path: PathBuf,
    },
}

impl CreateError {
    /// Returns the stable word for this kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            CreateError::NoSuchTimeZone { .. } => "no-such-time-zone",
            CreateError::FileTemplate { .. } => "file-template",
            CreateError::NotAHead { .. } => "not-a-head",
            CreateError::DuplicateParents => "duplicate-parents",
            CreateError::DependsOnNothing { .. } => "depends-on-nothing",
            CreateError::SeveralLocations | CreateError::NotALocation { .. } => "version-path",
            CreateError::DuplicateId { .. } => "duplicate-revision",
            CreateError::Exists { .. } => "file-exists",
            CreateError::Unwritable { .. } => "file-unwritable",
            CreateError::Unreadable { .. } => "file-unreadable",
            CreateError::NotInSql { .. } => "not-in-sql",
            CreateError::NoTemplate { .. } => "no-template",
            CreateError::Template { .. }
            | CreateError::NotPython { .. }
            | CreateError::LabelsLeftOut { .. } => "template",
        }
    }

    /// Returns what to do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            CreateError::NoSuchTimeZone { .. } => {
                vec!["a time zone is called UTC, Europe/Berlin and the like".to_owned()]
            }
            CreateError::FileTemplate { .. } => vec![
                "the tokens are rev, slug, epoch, year, month, day, hour, minute and second; in an ini file each percent \
                 sign is doubled: %%(rev)s"
                    .to_owned(),
            ],
            CreateError::NotAHead { revision } => vec![format!(
                "to see what follows it run: mig show {revision}; to branch off there add --splice"
            )],
            CreateError::DuplicateParents | CreateError::DependsOnNothing { .. } => Vec::new(),
            CreateError::SeveralLocations => {
                vec!["name one of the folders of version_locations".to_owned()]
            }
            CreateError::NotALocation { folders, .. } => {
                let folders: Vec<String> = folders
                    .iter()
                    .map(|folder| folder.display().to_string())
                    .collect();
                vec![format!("the folders are: {}", folders.join(", "))]
            }
            CreateError::DuplicateId { .. } => {
                vec!["leave --rev-id out, and the new revision gets an id of its own".to_owned()]
            }
            CreateError::Exists { .. } => {
                vec!["another message, or %(rev)s in file_template, gives it another name".to_owned()]
            }
            CreateError::Unwritable { .. } | CreateError::Unreadable { .. } => Vec::new(),
            CreateError::NotInSql { .. } => {
                vec!["a comma separates names there, and none stands for no name".to_owned()]
            }
            CreateError::NoTemplate { .. } => vec![
                "put the project's script.py.mako there; or write SQL: mig revision --sql-file; or Python from mig's own \
                 template: mig revision --python"
                    .to_owned(),
            ],
            CreateError::Template { .. } => Vec::new(),
            CreateError::NotPython { text, .. } => match text.as_str() {
                "" => Vec::new(),
                text => vec![format!("the line is: {text}")],
            },
            CreateError::LabelsLeftOut { .. } => {
                vec!["a line of it reads: branch_labels = ${repr(branch_labels)}".to_owned()]
            }
        }
    }

    /// Returns the place in a file that the error is about.
    pub fn location(&self) -> Option<Location<'_>> {
        match self {
            CreateError::Template { path, line, .. } => Some(Location {
                path,
                line: Some(*line),
                column: None,
            }),
            CreateError::NoSuchTimeZone { .. }
            | CreateError::FileTemplate { .. }
            | CreateError::NotAHead { .. }
            | CreateError::DuplicateParents
            | CreateError::DependsOnNothing { .. }
            | CreateError::SeveralLocations
            | CreateError::NotALocation { .. }
            | CreateError::DuplicateId { .. }
            | CreateError::Exists { .. }
            | CreateError::Unwritable { .. }
            | CreateError::Unreadable { .. }
            | CreateError::NotInSql { .. }
            | CreateError::NoTemplate { .. }
            | CreateError::NotPython { .. }
            | CreateError::LabelsLeftOut { .. } => None,
        }
    }
}
