//! The revision graph: what the files' headers say, and every question about it.
//!
//! Comes in: [`Revision`]s in the order their files were read, identifiers as somebody typed them, rows of the version
//! table. Goes out: a [`RevisionMap`] or an [`Error`], [`Node`]s of it, newest first where there is an order.
//! Must not know: files, SQL, Python, the database, how an answer is shown.
//!
//! - `map` builds and checks the graph; `node` answers about one revision (`is_head`, `labels`, …)
//! - `identifier` is the grammar of what may be typed; `resolve` finds what it means; `target` does so for relative forms
//! - `walk` goes through the graph: ancestors, descendants; `level` bounds a search; `order` is Alembic's topological order
//! - `history` selects what `history`, `current`, `show` and the like display
//!
//! Words are Alembic's: a *head* has no child by `down_revision`, a *real head* is additionally nobody's dependency; a
//! *base* has no `down_revision`, a *real base* no dependency either.
//!
//! Invariant: no recursion and nothing quadratic in the length of a history; same order every time.

mod cycle;
mod error;
mod history;
pub mod identifier;
mod label;
mod level;
mod map;
mod node;
mod order;
mod resolve;
mod target;
mod walk;

pub use error::{Error, Warning};
pub use identifier::{HistoryRange, OfflineRange};
pub use map::RevisionMap;
pub use node::Node;

pub(crate) use resolve::Place;
pub(crate) use target::Bound;
pub(crate) use walk::{Follow, Marks, NodeSet};

/// A place in the map's order of revisions. Only meaningful with the map it came from.
pub(crate) type Index = usize;

/// A revision as its file declares it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// The `revision` identifier.
    pub id: String,
    /// `down_revision`: none for a base, two or more for a merge point.
    pub down_revisions: Vec<String>,
    /// `branch_labels` declared in this file (a label applies to more revisions than the one that declares it).
    pub branch_labels: Vec<String>,
    /// `depends_on` as written: revision ids or branch labels.
    pub depends_on: Vec<String>,
    /// The whole docstring (SQL files: the message), surrounding white space removed.
    pub doc: String,
}

impl Revision {
    /// The docstring up to its first blank line: what log lines and `history` show.
    pub fn summary(&self) -> &str {
        match self.doc.find("\n\n") {
            Some(end) => &self.doc[..end],
            None => &self.doc,
        }
    }
}
