//! Going through the graph: what is above, what is below, in which order.
//!
//! Two kinds of edges matter: `down_revision` alone (*versioned*), and with the dependencies (*all*; downward only those
//! that are not implied by an ancestor). Everything here is a loop over indices, linear in the part that is visited.

use super::{Error, Index, RevisionMap, map::Links, resolve::Place};

/// A set of revisions of one map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NodeSet {
    member: Vec<bool>,
}

impl NodeSet {
    pub fn new(len: usize) -> NodeSet {
        NodeSet {
            member: vec![false; len],
        }
    }

    pub fn of(len: usize, indices: impl IntoIterator<Item = Index>) -> NodeSet {
        let mut set = NodeSet::new(len);
        for index in indices {
            set.member[index] = true;
        }
        set
    }

    pub fn contains(&self, index: Index) -> bool {
        self.member[index]
    }

    /// Adds a member; says whether it is new.
    pub fn insert(&mut self, index: Index) -> bool {
        !std::mem::replace(&mut self.member[index], true)
    }

    pub fn remove(&mut self, index: Index) {
        self.member[index] = false;
    }

    pub fn is_empty(&self) -> bool {
        !self.member.contains(&true)
    }

    pub fn iter(&self) -> impl Iterator<Item = Index> {
        self.member
            .iter()
            .enumerate()
            .filter_map(|(index, member)| member.then_some(index))
    }

    pub fn retain(&mut self, keep: impl Fn(Index) -> bool) {
        for (index, member) in self.member.iter_mut().enumerate() {
            *member = *member && keep(index);
        }
    }
}

/// Which edges a walk follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Follow {
    /// `down_revision` only.
    Versioned,
    /// `down_revision` and `depends_on`.
    All,
}

/// How far to walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Steps {
    pub count: u64,
    /// Whether running out of revisions ends the walk where it is.
    pub clamp: bool,
}

impl Steps {
    pub fn exactly(count: u64) -> Steps {
        Steps {
            count,
            clamp: false,
        }
    }

    pub fn at_most(count: u64) -> Steps {
        Steps { count, clamp: true }
    }
}

impl RevisionMap {
    pub(crate) fn empty_set(&self) -> NodeSet {
        NodeSet::new(self.len())
    }

    /// The given revisions and everything below them.
    pub(crate) fn ancestors(&self, starts: &[Index], follow: Follow) -> NodeSet {
        self.reach(
            starts.iter().copied(),
            match follow {
                Follow::Versioned => |links| &links.down,
                Follow::All => |links| &links.normalized_down,
            },
        )
    }

    /// The given revisions and everything above them.
    pub(crate) fn descendants(&self, starts: &[Index], follow: Follow) -> NodeSet {
        self.reach(
            starts.iter().copied(),
            match follow {
                Follow::Versioned => |links| &links.children,
                Follow::All => |links| &links.all_children,
            },
        )
    }

    pub(super) fn reach(
        &self,
        starts: impl IntoIterator<Item = Index>,
        next: fn(&Links) -> &Vec<Index>,
    ) -> NodeSet {
        let mut seen = self.empty_set();
        let mut todo: Vec<Index> = starts.into_iter().collect();
        while let Some(index) = todo.pop() {
            if seen.insert(index) {
                todo.extend(
                    next(self.links(index))
                        .iter()
                        .filter(|&&at| !seen.contains(at)),
                );
            }
        }
        seen
    }

    /// A revision and its descendants by `down_revision` in the order of a depth-first walk, last child first.
    pub(super) fn descendants_in_order(&self, start: Index) -> Vec<Index> {
        let mut seen = self.empty_set();
        let mut order = Vec::new();
        let mut todo = vec![start];
        while let Some(index) = todo.pop() {
            if seen.insert(index) {
                order.push(index);
                todo.extend(&self.links(index).children);
            }
        }
        order
    }

    /// Goes up by `down_revision`, on a branch if one is given. None where it ends too early.
    pub(crate) fn walk_up(
        &self,
        start: Place,
        steps: Steps,
        branch: Option<&str>,
    ) -> Result<Option<Place>, Error> {
        let mut at = start;
        let mut lineage: Option<NodeSet> = None;
        for step in 0..steps.count {
            let mut children = match at {
                Place::Base => self.base_indices().to_vec(),
                Place::At(index) => self.links(index).children.clone(),
            };
            if let Some(lineage) = &lineage {
                children.retain(|&child| lineage.contains(child));
            } else if let Some(branch) = branch {
                children = self.filter_for_lineage(&children, branch, Follow::Versioned)?;
                if step + 1 < steps.count && !children.is_empty() {
                    let all: Vec<Index> = (0..self.len()).collect();
                    let members = self.filter_for_lineage(&all, branch, Follow::Versioned)?;
                    lineage = Some(NodeSet::of(self.len(), members));
                }
            }
            match children[..] {
                [] => return Ok(Some(at).filter(|at| steps.clamp && *at != Place::Base)),
                [child] => at = Place::At(child),
                _ => return Err(self.ambiguous_walk(at, &children)),
            }
        }
        Ok(Some(at))
    }

    /// Goes down by `down_revision`; below a base is [`Place::Base`]. None where it ends too early.
    ///
    /// Below the base is nothing, but a walk that *starts* at the base goes down from the head: `base-1` is the head.
    pub(crate) fn walk_down(&self, start: Place, steps: Steps) -> Result<Option<Place>, Error> {
        let mut at = start;
        for step in 0..steps.count {
            let parents = match at {
                Place::Base if step == 0 => self.head_indices(),
                Place::Base => return Ok(steps.clamp.then_some(at)),
                Place::At(index) => &self.links(index).down,
            };
            at = match parents[..] {
                [] => Place::Base,
                [parent] => Place::At(parent),
                _ => return Err(self.ambiguous_walk(at, parents)),
            };
        }
        Ok(Some(at))
    }

    fn ambiguous_walk(&self, from: Place, choices: &[Index]) -> Error {
        Error::AmbiguousWalk {
            from: from.index().map(|index| self.id(index).to_owned()),
            choices: self.ids(choices),
        }
    }

    /// Fails when one of the given revisions is an ancestor of another one.
    pub(crate) fn ensure_no_ancestor_among(&self, targets: &[Index]) -> Result<(), Error> {
        self.ensure_separate(targets, |links| &links.normalized_down)
    }

    /// Fails when one of the given revisions is a descendant by `down_revision` of another one.
    pub(crate) fn ensure_no_descendant_among(&self, targets: &[Index]) -> Result<(), Error> {
        self.ensure_separate(targets, |links| &links.children)
    }

    /// One walk for all targets: what an earlier target's walk has visited is not visited again, only met.
    fn ensure_separate(
        &self,
        targets: &[Index],
        next: fn(&Links) -> &Vec<Index>,
    ) -> Result<(), Error> {
        if targets.len() < 2 {
            return Ok(());
        }
        let is_target = NodeSet::of(self.len(), targets.iter().copied());
        let mut seen = self.empty_set();
        for &target in targets {
            let mut met: Vec<Index> = Vec::new();
            let mut todo = vec![target];
            while let Some(index) = todo.pop() {
                if is_target.contains(index) && index != target && !met.contains(&index) {
                    met.push(index);
                }
                if seen.insert(index) {
                    todo.extend(next(self.links(index)));
                }
            }
            if !met.is_empty() {
                return Err(Error::Overlap {
                    revision: self.id(target).to_owned(),
                    others: self.ids(&met),
                });
            }
        }
        Ok(())
    }

    /// Sorts a set newest first, in Alembic's order.
    ///
    /// Pending lines start at the heads in file order. The current line is followed down; a revision that another
    /// pending line still leads to has to wait for that line. The parents of an emitted revision replace it, the first
    /// one in its place, others behind all; where a line ends the one before it continues.
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

/// The pending lines of the topological sort, and how much of the graph is still below them.
struct Lines<'map> {
    map: &'map RevisionMap,
    pending: Vec<Index>,
    is_pending: NodeSet,
    /// Everything at or below a pending line's revision.
    below: NodeSet,
    /// For each revision the number of its children in `below`: it has to wait while this is not 0.
    waits_for: Vec<usize>,
}

impl<'map> Lines<'map> {
    fn new(map: &'map RevisionMap, pending: Vec<Index>) -> Lines<'map> {
        let below = map.ancestors(&pending, Follow::All);
        let mut waits_for = vec![0; map.len()];
        for index in below.iter() {
            for &parent in &map.links(index).normalized_down {
                waits_for[parent] += 1;
            }
        }
        Lines {
            map,
            is_pending: NodeSet::of(map.len(), pending.iter().copied()),
            pending,
            below,
            waits_for,
        }
    }

    fn drain(mut self, todo: &mut NodeSet, output: &mut Vec<Index>) {
        let mut line = 0;
        while !self.pending.is_empty() {
            let candidate = self.pending[line];
            if self.waits_for[candidate] > 0 {
                line = self.first_line_above(candidate);
                continue;
            }
            if todo.contains(candidate) {
                todo.remove(candidate);
                output.push(candidate);
            }
            let mut parents = self.map.links(candidate).normalized_down.iter().copied();
            let is_new =
                |&parent: &Index| todo.contains(parent) && !self.is_pending.contains(parent);
            let parents: Vec<Index> = parents.by_ref().filter(is_new).collect();
            match parents.split_first() {
                None => {
                    self.pending.remove(line);
                    line = line.saturating_sub(1);
                }
                Some((&first, others)) => {
                    self.pending[line] = first;
                    self.pending.extend(others);
                }
            }
            for parent in parents {
                self.is_pending.insert(parent);
            }
            self.leave(candidate);
        }
    }

    /// Takes an emitted revision out of `below`, and with it whatever only it led to.
    fn leave(&mut self, emitted: Index) {
        self.is_pending.remove(emitted);
        let mut leaving = vec![emitted];
        while let Some(index) = leaving.pop() {
            self.below.remove(index);
            for &parent in &self.map.links(index).normalized_down {
                self.waits_for[parent] -= 1;
                if self.waits_for[parent] == 0 && !self.is_pending.contains(parent) {
                    leaving.push(parent);
                }
            }
        }
    }

    /// The first pending line that leads down to the candidate.
    ///
    /// Lines are searched downward one after the other; what an earlier one has visited does not lead there.
    fn first_line_above(&self, candidate: Index) -> usize {
        let mut seen = self.map.empty_set();
        let mut todo = Vec::new();
        for (line, &start) in self.pending.iter().enumerate() {
            if start == candidate {
                continue;
            }
            todo.push(start);
            while let Some(index) = todo.pop() {
                for &parent in &self.map.links(index).normalized_down {
                    if parent == candidate {
                        return line;
                    }
                    if seen.insert(parent) {
                        todo.push(parent);
                    }
                }
            }
        }
        unreachable!("a revision waits only for something below a pending line")
    }
}
