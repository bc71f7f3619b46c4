//! How far a revision is from the bases and from the heads: what keeps a search from looking where nothing can be found.
//!
//! Comes in: a graph without circles. Goes out: a [`Level`] for each revision. Whoever leads down to another revision,
//! by `down_revision` or `depends_on`, is farther from the bases and nearer to the heads; where that is not so no search
//! is needed.

use super::{Index, RevisionMap};

/// The lengths of the longest ways down and up, in revisions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Level {
    depth: u32,
    height: u32,
}

impl Level {
    /// Whether there may be a way down from here to another one; false: there is none.
    pub fn may_lead_to(self, below: Level) -> bool {
        self.depth > below.depth && self.height < below.height
    }
}

/// What a search for several revisions at once need not leave.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    least: Level,
    greatest: Level,
}

impl Bounds {
    pub fn of(levels: impl IntoIterator<Item = Level>) -> Bounds {
        let mut bounds = Bounds {
            least: Level {
                depth: u32::MAX,
                height: u32::MAX,
            },
            greatest: Level::default(),
        };
        for level in levels {
            bounds.least.depth = bounds.least.depth.min(level.depth);
            bounds.least.height = bounds.least.height.min(level.height);
            bounds.greatest.depth = bounds.greatest.depth.max(level.depth);
            bounds.greatest.height = bounds.greatest.height.max(level.height);
        }
        bounds
    }

    /// Whether a revision may be one of these, or lead down to one of them.
    pub fn are_perhaps_at_or_below(self, level: Level) -> bool {
        level.depth >= self.least.depth && level.height <= self.greatest.height
    }

    /// Whether a revision may be one of these, or be led to by one of them.
    pub fn are_perhaps_at_or_above(self, level: Level) -> bool {
        level.depth <= self.greatest.depth && level.height >= self.least.height
    }
}

/// The level of each revision.
pub(super) fn levels(map: &RevisionMap) -> Vec<Level> {
    let mut waits_for = vec![0usize; map.len()];
    for index in 0..map.len() {
        for &child in &map.links(index).all_children {
            waits_for[child] += 1;
        }
    }
    let mut levels = vec![Level::default(); map.len()];
    let mut upward: Vec<Index> = (0..map.len()).filter(|&at| waits_for[at] == 0).collect();
    let mut next = 0;
    while let Some(&index) = upward.get(next) {
        next += 1;
        for &child in &map.links(index).all_children {
            levels[child].depth = levels[child].depth.max(levels[index].depth + 1);
            waits_for[child] -= 1;
            if waits_for[child] == 0 {
                upward.push(child);
            }
        }
    }
    for &index in upward.iter().rev() {
        let above = map.links(index).all_children.iter();
        let above = above.map(|&child| levels[child].height + 1);
        levels[index].height = above.max().unwrap_or(0);
    }
    levels
}
