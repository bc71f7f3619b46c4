//! The answer of `show`.

use serde::Serialize;

use super::revision::Revision;

/// The revisions that an identifier denotes.
#[derive(Debug, Clone, Serialize)]
pub struct Show {
    pub revisions: Vec<Revision>,
}

impl Show {
    pub(super) fn text(&self) -> String {
        self.revisions
            .iter()
            .map(|revision| revision.block(false))
            .collect()
    }
}
