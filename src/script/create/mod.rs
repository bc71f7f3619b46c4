//! New revision files: what goes into one, how it is called, and how it gets on disk.
//!
//! In: a [`NewRevision`], the configured naming. Out: text, a path, a file that was not there before.
//!
//! | file | holds |
//! |---|---|
//! | `date.rs` | the date that a file bears |
//! | `name.rs` | the file's name: `file_template` and the message's slug |
//! | `place.rs` | the folder it goes to |
//! | `sql_text.rs` | the text of an SQL revision file |
//! | `write.rs` | writing, without ever replacing a file or leaving half of one |
//!
//! A Python file's text comes from the project's own `script.py.mako`: see `script::mako`.
//!
//! Invariant: reads no clock and draws no random number; both come in.

mod date;
mod error;
mod name;
mod place;
mod sql_text;
mod write;

pub use date::CreateDate;
pub use error::CreateError;
pub use name::{Naming, file_name};
pub use place::choose_folder;
pub use sql_text::sql_text;
pub use write::{create_folder, missing_folder, write_new};

use crate::revision::Revision;

/// What goes into a new revision file: the names that a template may use.
#[derive(Debug, Clone)]
pub struct NewRevision {
    /// What the revision is for; None is shown as `empty message`.
    pub message: Option<String>,
    /// The new revision's id.
    pub up_revision: String,
    /// What it follows: none for a base, several for a merge.
    pub down_revision: Vec<String>,
    /// Branch labels that it declares.
    pub branch_labels: Vec<String>,
    /// Ids or labels that it depends on.
    pub depends_on: Vec<String>,
    /// When it was made.
    pub create_date: CreateDate,
    /// Import lines, joined by line feeds; None where nothing was rendered.
    pub imports: Option<String>,
    /// The body of `upgrade()`: the first line without its indentation, the others with four blanks. In an SQL file the
    /// statements. None where nothing was rendered.
    pub upgrades: Option<String>,
    /// Likewise of `downgrade()`.
    pub downgrades: Option<String>,
}

/// What stands where a message should.
const NO_MESSAGE: &str = "empty message";

impl NewRevision {
    /// The message as a file shows it.
    pub fn shown_message(&self) -> &str {
        self.message.as_deref().unwrap_or(NO_MESSAGE)
    }

    /// The revision as the graph will have it.
    pub fn as_revision(&self) -> Revision {
        Revision {
            id: self.up_revision.clone(),
            down_revisions: self.down_revision.clone(),
            branch_labels: self.branch_labels.clone(),
            depends_on: self.depends_on.clone(),
            doc: self.shown_message().to_owned(),
        }
    }
}
