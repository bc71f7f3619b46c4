//! What can go wrong around the writing of files: environments, hooks, editors.
//!
//! Where Alembic prints a sentence, that sentence is kept.

use std::path::PathBuf;

/// Why a command that writes files stopped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WritingError {
    /// `init` into a folder that holds something.
    #[error("Directory {directory} already exists and is not empty")]
    NotEmpty {
        /// As typed.
        directory: String,
    },
    /// `init --template` with a name that is none.
    #[error("No such template {name}")]
    NoSuchTemplate {
        /// As typed.
        name: String,
    },
    /// `init --template multidb`.
    #[error("mig does not run projects of several databases, so it does not make any")]
    SeveralDatabases,
    /// A folder can't be looked at.
    #[error("can't read {}: {reason}", path.display())]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// A file or folder can't be written.
    #[error("can't write {}: {reason}", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// The system's message.
        reason: String,
    },
    /// `edit current` without one.
    #[error("No current revisions")]
    NoCurrentRevisions,
    /// `edit base`.
    #[error("No revision files indicated by symbol '{symbol}'")]
    NoRevisionFiles {
        /// As typed.
        symbol: String,
    },
    /// No editor, or one that failed.
    #[error("Error executing editor ({cause})")]
    Editor {
        /// What happened.
        cause: String,
    },
    /// A hook without `type`.
    #[error("Key '{hook}.type' (or 'type' in toml) is required for post write hook '{hook}'")]
    HookWithoutType {
        /// Its name.
        hook: String,
    },
    /// A hook without what its type needs.
    #[error("Key {hook}.{option} is required for post write hook '{hook}'")]
    HookWithoutOption {
        /// Its name.
        hook: String,
        /// The missing key.
        option: &'static str,
    },
    /// Options that are no words.
    #[error("the options of post write hook '{hook}' can't be split into words: {problem}")]
    HookOptions {
        /// Its name.
        hook: String,
        /// What is wrong.
        problem: String,
    },
    /// A type that is not there.
    #[error("No formatter with name '{kind}' registered")]
    NoHookType {
        /// As configured.
        kind: String,
    },
    /// A `console_scripts` hook whose script is not there.
    #[error("Could not find entrypoint console_scripts.{script}")]
    NoEntryPoint {
        /// The script.
        script: String,
    },
    /// A `module` hook whose module, or whose Python, is not there.
    #[error("Could not find module {module}")]
    NoModule {
        /// The module.
        module: String,
    },
    /// The system does not run a hook's program.
    #[error("post write hook '{hook}': can't run {program}: {reason}")]
    HookNotRun {
        /// Its name.
        hook: String,
        /// The program.
        program: String,
        /// The system's message.
        reason: String,
    },
}

impl WritingError {
    /// The stable word for this error.
    pub fn code(&self) -> &'static str {
        match self {
            WritingError::NotEmpty { .. } => "not-empty",
            WritingError::NoSuchTemplate { .. } | WritingError::SeveralDatabases => {
                "no-such-template"
            }
            WritingError::Unreadable { .. } => "file-unreadable",
            WritingError::Unwritable { .. } => "file-unwritable",
            WritingError::NoCurrentRevisions | WritingError::NoRevisionFiles { .. } => {
                "no-revision-files"
            }
            WritingError::Editor { .. } => "editor",
            WritingError::HookWithoutType { .. }
            | WritingError::HookWithoutOption { .. }
            | WritingError::HookOptions { .. }
            | WritingError::NoHookType { .. }
            | WritingError::NoEntryPoint { .. }
            | WritingError::NoModule { .. }
            | WritingError::HookNotRun { .. } => "post-write-hook",
        }
    }

    /// What the user can do about it.
    pub fn hints(&self) -> Vec<String> {
        /// Hooks run last.
        const WRITTEN: &str = "the revision file has been written";
        match self {
            WritingError::NotEmpty { .. } => vec!["name a new folder, or an empty one".into()],
            WritingError::NoSuchTemplate { .. } => {
                vec!["to see the templates run: mig list_templates".into()]
            }
            WritingError::SeveralDatabases => vec![
                "make a project for each database, or several sections of one ini file: mig -n SECTION upgrade head"
                    .into(),
            ],
            WritingError::Unreadable { .. }
            | WritingError::Unwritable { .. }
            | WritingError::NoCurrentRevisions
            | WritingError::NoRevisionFiles { .. }
            | WritingError::Editor { .. } => Vec::new(),
            WritingError::HookWithoutType { .. }
            | WritingError::HookWithoutOption { .. }
            | WritingError::HookOptions { .. }
            | WritingError::HookNotRun { .. } => vec![WRITTEN.into()],
            WritingError::NoHookType { .. } => vec![
                "the types are console_scripts, exec and module; mig does not run env.py, where others are registered"
                    .into(),
                WRITTEN.into(),
            ],
            WritingError::NoEntryPoint { script } => vec![
                format!(
                    "{script} is neither in the active virtual environment nor on PATH; a program that needs no Python \
                     is run by type = exec"
                ),
                WRITTEN.into(),
            ],
            WritingError::NoModule { module } => vec![
                format!(
                    "{module} is run by the Python of the active virtual environment, or the first on PATH, which does \
                     not have it"
                ),
                WRITTEN.into(),
            ],
        }
    }
}
