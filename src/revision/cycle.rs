//! Refuses a graph that runs in a circle.
//!
//! Alembic compares what can be reached downward from the heads with what can be reached upward from the bases. Where
//! that comparison finds something its list of revisions is given here as well. It misses a circle that hangs between
//! a head and a base; those are found by peeling off ends until only circles are left.

use super::{Error, Index, RevisionMap, walk::NodeSet};

/// Fails when following `down_revision` and `depends_on` can lead back to where it began.
pub(super) fn ensure_acyclic(map: &RevisionMap) -> Result<(), Error> {
    let left = peel(map, Edges::All);
    if left.is_empty() {
        return Ok(());
    }
    if let Some(revisions) = unreachable(map, Edges::Versioned) {
        return Err(Error::Cycle { revisions });
    }
    if let Some(revisions) = unreachable(map, Edges::All) {
        return Err(Error::DependencyCycle { revisions });
    }
    let versioned = peel(map, Edges::Versioned);
    Err(if versioned.is_empty() {
        Error::DependencyCycle {
            revisions: sorted_ids(map, left),
        }
    } else {
        Error::Cycle {
            revisions: sorted_ids(map, versioned),
        }
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edges {
    Versioned,
    All,
}

impl Edges {
    fn down(self, map: &RevisionMap, index: Index) -> Vec<Index> {
        let links = map.links(index);
        let mut down = links.down.clone();
        if self == Edges::All {
            down.extend(&links.dependencies);
        }
        down.sort_unstable();
        down.dedup();
        down
    }

    fn up(self, map: &RevisionMap, index: Index) -> &[Index] {
        match self {
            Edges::Versioned => &map.links(index).children,
            Edges::All => &map.links(index).all_children,
        }
    }
}

/// Removes what has nothing below it, then what has nothing above it, until neither is left.
fn peel(map: &RevisionMap, edges: Edges) -> Vec<Index> {
    let down: Vec<Vec<Index>> = (0..map.len()).map(|index| edges.down(map, index)).collect();
    let mut below: Vec<usize> = down.iter().map(Vec::len).collect();
    let mut above: Vec<usize> = (0..map.len())
        .map(|index| edges.up(map, index).len())
        .collect();
    let mut gone = vec![false; map.len()];
    let mut ends: Vec<Index> = (0..map.len())
        .filter(|&index| below[index] == 0 || above[index] == 0)
        .collect();
    while let Some(index) = ends.pop() {
        if std::mem::replace(&mut gone[index], true) {
            continue;
        }
        for &parent in &down[index] {
            above[parent] -= 1;
            if above[parent] == 0 {
                ends.push(parent);
            }
        }
        for &child in edges.up(map, index) {
            below[child] -= 1;
            if below[child] == 0 {
                ends.push(child);
            }
        }
    }
    (0..map.len()).filter(|&index| !gone[index]).collect()
}

/// What Alembic's comparison finds: all revisions when there is no head or no base, else those that are not reached
/// from both sides.
fn unreachable(map: &RevisionMap, edges: Edges) -> Option<Vec<String>> {
    let is_head = |&index: &Index| edges.up(map, index).is_empty();
    let is_base = |&index: &Index| edges.down(map, index).is_empty();
    let heads: Vec<Index> = (0..map.len()).filter(is_head).collect();
    let bases: Vec<Index> = (0..map.len()).filter(is_base).collect();
    if heads.is_empty() || bases.is_empty() {
        return Some(map.nodes().map(|node| node.id().to_owned()).collect());
    }
    let from_heads = spread(map.len(), heads, |index| edges.down(map, index));
    let from_bases = spread(map.len(), bases, |index| edges.up(map, index).to_vec());
    let missed: Vec<Index> = (0..map.len())
        .filter(|&index| !from_heads.contains(index) || !from_bases.contains(index))
        .collect();
    (!missed.is_empty()).then(|| sorted_ids(map, missed))
}

fn spread(len: usize, starts: Vec<Index>, next: impl Fn(Index) -> Vec<Index>) -> NodeSet {
    let mut seen = NodeSet::new(len);
    let mut todo = starts;
    while let Some(index) = todo.pop() {
        if seen.insert(index) {
            todo.extend(next(index));
        }
    }
    seen
}

fn sorted_ids(map: &RevisionMap, indices: Vec<Index>) -> Vec<String> {
    let mut ids = map.ids(&indices);
    ids.sort_unstable();
    ids
}
