//! Alembic's order of revisions, newest first.
//!
//! Comes in: which revisions, and the heads they were selected by. Goes out: those revisions, each after all that lead down
//! to it.
//!
//! Pending lines start at the heads in file order. The current line is followed down; a revision that another pending line
//! still leads to has to wait for that line. The parents of an emitted revision replace it, the first one in its place,
//! others behind all; where a line ends the one before it continues.
//!
//! What makes it quick: where a line leads to only ever becomes less. A line that does not lead to a revision never will, and
//! a revision that waits for another one goes on to do so until that is emitted. And whether a revision leads to another one
//! is the same all the time, so that what a search has found serves the next one for the same candidate.

use std::collections::BTreeSet;
use std::slice;

use super::{
    Index, RevisionMap,
    walk::{Follow, Marks, NodeSet},
};

/// A pending line. Lines are numbered, and stand, in the order in which they began.
type Line = usize;

const WAITS: &str = "a revision waits only for what is pending, or below that";

impl RevisionMap {
    /// Sorts a set newest first, in Alembic's order.
    pub(crate) fn newest_first(&self, wanted: &NodeSet, heads: &[Index]) -> Vec<Index> {
        let mut todo = wanted.clone();
        let mut output = Vec::new();
        let mut starts: Vec<Index> = heads
            .iter()
            .copied()
            .filter(|&head| wanted.contains(head))
            .collect();
        // A selection may leave out the head by which something was selected (a history range that does not follow
        // dependencies); whatever nothing in the selection leads to begins a line of its own.
        loop {
            starts.extend(self.topmost(&todo));
            starts.sort_unstable();
            starts.dedup();
            if starts.is_empty() {
                return output;
            }
            Lines::new(self, std::mem::take(&mut starts)).drain(&mut todo, &mut output);
        }
    }

    /// Members that no other member leads down to.
    fn topmost(&self, set: &NodeSet) -> Vec<Index> {
        let parents = set
            .iter()
            .flat_map(|index| &self.links(index).normalized_down)
            .copied();
        let below = self.reach(parents, |links| &links.normalized_down);
        set.iter().filter(|&index| !below.contains(index)).collect()
    }
}

/// The pending lines, and how much of the graph is still below them.
struct Lines<'map> {
    map: &'map RevisionMap,
    /// The lines that have not ended.
    pending: BTreeSet<Line>,
    /// Where each line has come to.
    at: Vec<Index>,
    /// The line that has come to a revision.
    line_at: Vec<Option<Line>>,
    /// Everything at or below a pending line's revision.
    below: NodeSet,
    /// For each revision the number of its children in `below`: it has to wait while this is not 0.
    waits_for: Vec<usize>,
    /// For each revision the first line that may lead to it.
    first_above: Vec<Line>,
    /// Pending revisions of which each waits for the next one.
    chain: Vec<Index>,
    in_chain: NodeSet,
    found: Found,
    seen: Marks,
}

/// What is known of the candidate that was asked for last.
struct Found {
    candidate: Option<Index>,
    /// Revisions that lead to it.
    above: Marks,
    /// Whether these are all.
    is_complete: bool,
    /// Revisions that were searched downward: where they are not `above` they do not lead to it.
    searched: Marks,
}

impl<'map> Lines<'map> {
    fn new(map: &'map RevisionMap, starts: Vec<Index>) -> Lines<'map> {
        let below = map.ancestors(&starts, Follow::All);
        let mut waits_for = vec![0; map.len()];
        for index in below.iter() {
            for &parent in &map.links(index).normalized_down {
                waits_for[parent] += 1;
            }
        }
        let mut lines = Lines {
            map,
            pending: BTreeSet::new(),
            at: Vec::new(),
            line_at: vec![None; map.len()],
            below,
            waits_for,
            first_above: vec![0; map.len()],
            chain: Vec::new(),
            in_chain: map.empty_set(),
            found: Found {
                candidate: None,
                above: Marks::new(map.len()),
                is_complete: false,
                searched: Marks::new(map.len()),
            },
            seen: Marks::new(map.len()),
        };
        for start in starts {
            lines.begin(start);
        }
        lines
    }

    fn begin(&mut self, start: Index) {
        let line = self.at.len();
        self.pending.insert(line);
        self.line_at[start] = Some(line);
        self.at.push(start);
    }

    fn drain(mut self, todo: &mut NodeSet, output: &mut Vec<Index>) {
        let mut current = self.pending.first().copied();
        while let Some(line) = current {
            let candidate = self.at[line];
            if self.waits_for[candidate] > 0 {
                current = Some(self.line_to_wait_for(candidate));
                continue;
            }
            if todo.contains(candidate) {
                todo.remove(candidate);
                output.push(candidate);
            }
            let parents = self.map.links(candidate).normalized_down.iter().copied();
            let is_new = |&parent: &Index| todo.contains(parent) && self.line_at[parent].is_none();
            let parents: Vec<Index> = parents.filter(is_new).collect();
            self.line_at[candidate] = None;
            match parents.split_first() {
                None => {
                    self.pending.remove(&line);
                    let before = self.pending.range(..line).next_back();
                    current = before.or(self.pending.first()).copied();
                }
                Some((&first, others)) => {
                    self.at[line] = first;
                    self.line_at[first] = Some(line);
                    for &other in others {
                        self.begin(other);
                    }
                }
            }
            self.leave(candidate);
        }
    }

    /// Takes an emitted revision out of `below`, and with it whatever only it led to.
    fn leave(&mut self, emitted: Index) {
        if self.chain.last() == Some(&emitted) {
            self.chain.pop();
            self.in_chain.remove(emitted);
        }
        let mut leaving = vec![emitted];
        while let Some(index) = leaving.pop() {
            self.below.remove(index);
            for &parent in &self.map.links(index).normalized_down {
                self.waits_for[parent] -= 1;
                if self.waits_for[parent] == 0 && self.line_at[parent].is_none() {
                    leaving.push(parent);
                }
            }
        }
    }

    /// The line to follow before a candidate that has to wait: the first one that leads to it, or, where that one has to wait
    /// as well, the one that it waits for in the end, as far as that is known.
    fn line_to_wait_for(&mut self, candidate: Index) -> Line {
        let last = self.chain.last().copied();
        if let Some(last) = last.filter(|&last| last != candidate)
            && self.in_chain.contains(candidate)
        {
            return self.line_of(last);
        }
        let line = self.first_line_above(candidate);
        if let Some(last) = last.filter(|_| self.in_chain.contains(self.at[line])) {
            return self.line_of(last);
        }
        if last != Some(candidate) {
            for index in self.chain.drain(..) {
                self.in_chain.remove(index);
            }
            self.chain.push(candidate);
            self.in_chain.insert(candidate);
        }
        let blocker = self.at[line];
        self.chain.push(blocker);
        self.in_chain.insert(blocker);
        // What leads to the one leads to the other.
        self.first_above[blocker] = self.first_above[blocker].max(line);
        line
    }

    fn line_of(&self, pending: Index) -> Line {
        self.line_at[pending].expect("what waits is pending")
    }

    /// The first pending line that leads down to a candidate.
    ///
    /// Searched from both sides in turn, an edge at a time: down from the lines, in their order, and up from the candidate.
    /// One of the two may have to go through much that the other one never meets.
    fn first_line_above(&mut self, candidate: Index) -> Line {
        let map = self.map;
        let aim = map.level(candidate);
        let known = &mut self.found;
        if known.candidate.replace(candidate) != Some(candidate) {
            known.above.clear();
            known.is_complete = false;
            known.searched.clear();
        }
        let mut lines = self.pending.range(self.first_above[candidate]..).copied();
        if known.is_complete {
            let leads = |&line: &Line| known.above.contains(self.at[line]);
            let found = lines.find(leads).expect(WAITS);
            self.first_above[candidate] = found;
            return found;
        }
        let mut line = None;
        let mut down = Path::default();
        let mut up = Path::default();
        up.enter(candidate, &map.links(candidate).normalized_children);
        let mut first = None;
        self.seen.clear();
        let mut seen = Vec::new();
        let found = loop {
            let next = down.next().or_else(|| {
                line = lines.next();
                line.map(|line| self.at[line])
            });
            if let (Some(next), Some(line)) = (next, line) {
                let is_above = next == candidate && !down.is_empty();
                if is_above || known.above.contains(next) {
                    for index in down.revisions() {
                        known.above.insert(index);
                    }
                    break line;
                }
                if map.level(next).may_lead_to(aim) && known.searched.insert(next) {
                    down.enter(next, &map.links(next).normalized_down);
                }
            }
            match up.next() {
                Some(child) if self.below.contains(child) && self.seen.insert(child) => {
                    seen.push(child);
                    first = self.line_at[child].into_iter().chain(first).min();
                    up.enter(child, &map.links(child).normalized_children);
                }
                Some(_) => {}
                None => {
                    for index in seen {
                        known.above.insert(index);
                    }
                    known.is_complete = true;
                    break first.expect(WAITS);
                }
            }
        };
        self.first_above[candidate] = found;
        found
    }
}

/// Where a search has come to: the revisions on the way, each with the edges that are still to be followed.
#[derive(Default)]
struct Path<'map> {
    way: Vec<(Index, slice::Iter<'map, Index>)>,
}

impl<'map> Path<'map> {
    fn enter(&mut self, index: Index, edges: &'map [Index]) {
        self.way.push((index, edges.iter()));
    }

    fn is_empty(&self) -> bool {
        self.way.is_empty()
    }

    fn revisions(&self) -> impl Iterator<Item = Index> {
        self.way.iter().map(|(index, _)| *index)
    }

    fn next(&mut self) -> Option<Index> {
        loop {
            match self.way.last_mut()?.1.next() {
                Some(&index) => return Some(index),
                None => self.way.pop(),
            };
        }
    }
}
