//! The answer of `current`.

use serde::Serialize;

use super::Failure;
use super::revision::{LineParts, Revision};

/// Where a database stands.
#[derive(Debug, Clone, Serialize)]
pub struct Current {
    /// The database's address, without its password.
    pub database: String,
    /// The rows of the version table and what they imply through depends_on.
    pub revisions: Vec<Revision>,
    /// The rows of the version table as they are.
    pub rows: Vec<String>,
    /// How many revisions `upgrade heads` would run.
    pub pending: usize,
    /// The answer to `--check-heads`, where it was asked.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub check: Option<HeadsCheck>,
    #[serde(skip)]
    pub verbose: bool,
}

/// Whether the database is on all heads.
#[derive(Debug, Clone, Serialize)]
pub struct HeadsCheck {
    pub at_heads: bool,
    /// The heads that are not applied.
    pub missing: Vec<String>,
}

impl Current {
    pub(super) fn text(&self) -> String {
        let parts = LineParts {
            tree_markers: true,
            ..LineParts::default()
        };
        let mut text = String::new();
        if self.verbose {
            text.push_str(&format!("Current revision(s) for {}:\n", self.database));
        }
        for revision in &self.revisions {
            if self.verbose {
                text.push_str(&revision.block(false));
            } else {
                text.push_str(&revision.line(parts));
                text.push('\n');
            }
        }
        text
    }

    pub(super) fn refusal(&self) -> Option<Failure> {
        let check = self.check.as_ref().filter(|check| !check.at_heads)?;
        Some(Failure {
            code: "not-at-heads".into(),
            message: "Database is not on all head revisions".into(),
            causes: vec![format!("not applied: {}", check.missing.join(", "))],
            hints: vec!["to apply everything run: mig upgrade heads".into()],
            ..Failure::default()
        })
    }
}
