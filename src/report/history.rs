//! The answer of `history`.

use serde::Serialize;

use super::revision::{LineParts, Revision};

/// Revisions, newest first.
#[derive(Debug, Clone, Serialize)]
pub struct History {
    pub revisions: Vec<Revision>,
    /// Rows of the version table that no file knows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown_rows: Vec<String>,
    #[serde(skip)]
    pub verbose: bool,
    /// `--indicate-current` was given; on a terminal the position is shown without it, too.
    #[serde(skip)]
    pub indicate_current: bool,
}

impl History {
    pub(super) fn text(&self) -> String {
        let parts = LineParts {
            parents: true,
            labels: true,
            tree_markers: true,
            current: self.indicate_current,
            message: true,
        };
        let mut text = String::new();
        for revision in &self.revisions {
            if self.verbose {
                text.push_str(&revision.block(self.indicate_current));
            } else {
                text.push_str(&revision.line(parts));
                text.push('\n');
            }
        }
        text
    }
}
