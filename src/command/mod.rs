//! The sub-commands: one file each, with its arguments and a `run` that reads like a list of verbs.
//!
//! In: typed arguments, a [`Project`], the screen for what is said while work goes on. Out: a `Report`, or an error with
//! context. Must not know how a report is shown.
//!
//! `revision`, `merge` and `init` write files, and never in the place of another; they ask no database.
//!
//! Invariant: reading commands (`branches`, `check --env`, `current`, `heads`, `history`, `show`) never write, not even the version
//! table, and start no interpreter.

pub mod branches;
pub mod check;
pub mod completions;
pub mod current;
pub mod debug;
pub mod downgrade;
pub mod edit;
pub mod ensure_version;
pub mod heads;
pub mod history;
pub mod init;
pub mod list_templates;
pub mod man;
pub mod merge;
pub mod new_revision;
pub mod revision;
pub mod show;
pub mod stamp;
pub mod upgrade;

mod advice;
mod autogenerate;
mod describe;
mod editor;
mod error;
mod functions;
mod hooks;
mod init_template;
mod interpreter;
mod metadata;
mod project;
mod proof;
mod python_file;
mod renames;
mod run;
mod scratch;
mod target;
mod wanted;
mod words;
mod writing_error;

pub use error::{Advised, Error, Unasked, UnaskedOfRevision};
pub use metadata::load_metadata;
pub use project::Project;
pub use writing_error::WritingError;
