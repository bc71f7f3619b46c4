//! What a command answers: one struct per answer, with its JSON shape and Alembic's text.
//!
//! In: facts that `command` collected. Out: JSON (serde) and the text that Alembic prints into a pipe, byte for byte.
//! Must not know terminals, colours, files or databases; how an answer looks on a terminal is `output`'s business.
//!
//! Invariant: only types of this module are `Serialize`, so that JSON stays stable while the inside moves.

mod branches;
mod check;
mod current;
mod env_check;
mod excerpt;
mod failure;
mod files;
mod heads;
mod history;
mod mask;
mod revision;
mod run;
mod show;
mod text;

pub use branches::{BranchPoint, Branches};
pub use check::{Check, PendingOperation};
pub use current::{Current, HeadsCheck};
pub use env_check::{EnvCheck, EnvLine};
pub use excerpt::excerpt;
pub use failure::{Call, DatabaseMessage, Failure, Location, Notice, Statement};
pub use files::{Edited, Hook, Init, Proof, RevisionFile, Template, Templates};
pub use heads::Heads;
pub use history::History;
pub use mask::mask;
pub use revision::{Revision, split_lines};
pub use run::{EnsureVersion, Happening, Run, RunKind, Script, Step};
pub use show::Show;
pub use text::Document;

use serde::Serialize;

/// The answer of one command.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Report {
    Branches(Branches),
    Check(Check),
    Current(Current),
    Edited(Edited),
    EnsureVersion(EnsureVersion),
    EnvCheck(EnvCheck),
    Heads(Heads),
    History(History),
    Init(Init),
    RevisionFile(RevisionFile),
    Run(Run),
    Script(Script),
    Show(Show),
    Templates(Templates),
    Document(Document),
}

impl Report {
    /// Returns what Alembic writes to stdout for this answer, every line with its line feed.
    pub fn text(&self) -> String {
        match self {
            Report::Branches(answer) => answer.text(),
            Report::Check(answer) => answer.text(),
            Report::Current(answer) => answer.text(),
            Report::EnvCheck(answer) => answer.text(),
            Report::Heads(answer) => answer.text(),
            Report::History(answer) => answer.text(),
            Report::Show(answer) => answer.text(),
            Report::Templates(answer) => answer.text(),
            Report::Document(answer) => answer.text.clone(),
            // Alembic says nothing on stdout about these, or it has been said, or written, while it came into being.
            Report::Edited(_)
            | Report::EnsureVersion(_)
            | Report::Init(_)
            | Report::RevisionFile(_)
            | Report::Run(_)
            | Report::Script(_) => String::new(),
        }
    }

    /// Returns why the answer is no, where a question was asked; the exit status is then 3.
    pub fn refusal(&self) -> Option<Failure> {
        match self {
            Report::Check(answer) => answer.refusal(),
            Report::Current(answer) => answer.refusal(),
            Report::EnvCheck(answer) => answer.refusal(),
            Report::RevisionFile(answer) => answer.proof.as_ref()?.refusal(),
            _ => None,
        }
    }
}
