//! The answer of `branches`.

use serde::Serialize;

use super::revision::{LineParts, Revision};

/// The revisions that more than one revision follows.
#[derive(Debug, Clone, Serialize)]
pub struct Branches {
    pub branch_points: Vec<BranchPoint>,
    #[serde(skip)]
    pub verbose: bool,
}

/// A branch point and the revisions that follow it.
#[derive(Debug, Clone, Serialize)]
pub struct BranchPoint {
    #[serde(flatten)]
    pub revision: Revision,
    pub children: Vec<Revision>,
}

impl Branches {
    pub(super) fn text(&self) -> String {
        let parts = LineParts {
            labels: true,
            tree_markers: true,
            ..LineParts::default()
        };
        let mut text = String::new();
        for branch_point in &self.branch_points {
            let revision = &branch_point.revision;
            if self.verbose {
                text.push_str(&revision.block(false));
            } else {
                text.push_str(&revision.line(parts));
                text.push('\n');
            }
            let indent = " ".repeat(revision.revision.chars().count());
            for child in &branch_point.children {
                let line = child.line(LineParts {
                    message: self.verbose,
                    ..parts
                });
                text.push_str(&format!("{indent} -> {line}\n"));
            }
            text.push('\n');
        }
        text
    }
}
