//! Going through the graph: what is above, what is below.
//!
//! Two kinds of edges matter: `down_revision` alone (*versioned*), and with the dependencies (*all*; downward only those
//! that are not implied by an ancestor). Everything here is a loop over indices, linear in the part that is visited.

use super::{Error, Index, RevisionMap, level::Bounds, map::Links, resolve::Place};

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

    /// Removes a member; says whether it was one.
    pub fn remove(&mut self, index: Index) -> bool {
        std::mem::take(&mut self.member[index])
    }

    /// Adds all members of another set.
    pub fn extend(&mut self, other: &NodeSet) {
        for (member, &is_other) in self.member.iter_mut().zip(&other.member) {
            *member |= is_other;
        }
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

/// A set of revisions that is emptied at no cost, for searches that visit few of many.
#[derive(Debug, Clone)]
pub(crate) struct Marks {
    /// Since when a revision is in the set.
    since: Vec<usize>,
    now: usize,
}

impl Marks {
    pub fn new(len: usize) -> Marks {
        Marks {
            since: vec![0; len],
            now: 1,
        }
    }

    pub fn contains(&self, index: Index) -> bool {
        self.since[index] == self.now
    }

    /// Adds a member; says whether it is new.
    pub fn insert(&mut self, index: Index) -> bool {
        std::mem::replace(&mut self.since[index], self.now) != self.now
    }

    pub fn clear(&mut self) {
        self.now += 1;
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

    /// A revision and its descendants by `down_revision` in the order of a depth-first walk, last child first; `seen` then
    /// holds these.
    pub(super) fn descendants_in_order(&self, start: Index, seen: &mut Marks) -> Vec<Index> {
        seen.clear();
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
        let mut is_met = Marks::new(self.len());
        for &target in targets {
            let mut met: Vec<Index> = Vec::new();
            is_met.clear();
            let mut todo = vec![target];
            while let Some(index) = todo.pop() {
                if is_target.contains(index) && index != target && is_met.insert(index) {
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

    /// Those of a revision's parents, out of some, that another parent leads down to.
    pub(crate) fn below_other_parents(
        &self,
        parents: &[Index],
        asked: &[Index],
        seen: &mut Marks,
    ) -> Vec<Index> {
        let bounds = Bounds::of(asked.iter().map(|&index| self.level(index)));
        let mut wanted = asked.to_vec();
        wanted.sort_unstable();
        let mut below = Vec::new();
        seen.clear();
        let mut todo = parents.to_vec();
        while let Some(index) = todo.pop() {
            for &parent in &self.links(index).normalized_down {
                if !bounds.are_perhaps_at_or_below(self.level(parent)) || !seen.insert(parent) {
                    continue;
                }
                todo.push(parent);
                if wanted.binary_search(&parent).is_ok() {
                    below.push(parent);
                }
            }
            if below.len() == wanted.len() {
                break;
            }
        }
        below
    }

    /// A revision and all that is above or below it; `seen` then holds these.
    pub(crate) fn lineage_of(&self, index: Index, seen: &mut Marks) -> Vec<Index> {
        seen.clear();
        seen.insert(index);
        let mut found = vec![index];
        for next in [
            (|links| &links.normalized_down) as fn(&Links) -> &Vec<Index>,
            |links| &links.all_children,
        ] {
            let mut todo = vec![index];
            while let Some(at) = todo.pop() {
                for &other in next(self.links(at)) {
                    if seen.insert(other) {
                        todo.push(other);
                        found.push(other);
                    }
                }
            }
        }
        found
    }
}
