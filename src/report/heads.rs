//! The answer of `heads`.

use serde::Serialize;

use super::revision::{LineParts, Revision};

/// The heads of the graph, in the order of the files.
#[derive(Debug, Clone, Serialize)]
pub struct Heads {
    pub heads: Vec<Revision>,
    #[serde(skip)]
    pub verbose: bool,
}

impl Heads {
    pub(super) fn text(&self) -> String {
        let line = |head: &Revision| {
            head.line(LineParts {
                labels: true,
                ..LineParts::default()
            }) + "\n"
        };
        self.heads
            .iter()
            .map(|head| {
                if self.verbose {
                    head.block(false)
                } else {
                    line(head)
                }
            })
            .collect()
    }
}
