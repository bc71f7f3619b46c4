//! `stamp`: changes the rows as if the migrations had run, without running any.
//!
//! A row concerns a target when it is above or below it, dependencies included; other rows stay. With several targets
//! each one moves the rows that concern it, in the order given; a target that another target implies adds nothing.
//! (Alembic works out every target against the rows at the start: it leaves rows above one another, or fails.)
//!
//! Going down keeps what the row implied on other branches through `depends_on`, as a downgrade would. (Alembic forgets
//! it.) The other side of a merge by `down_revision` is forgotten, as by Alembic, with a warning.

use super::{Plan, Step, StepKind, VersionChange};
use crate::revision::{Bound, Error, Follow, Index, Marks, NodeSet, Place, RevisionMap, Warning};

/// Plans how the given rows become the targets. No target at all means the base.
pub fn plan_stamp(map: &RevisionMap, heads: &[String], targets: &[String]) -> Result<Plan, Error> {
    plan(map, heads, targets).map_err(Error::for_stamp)
}

fn plan(map: &RevisionMap, rows: &[String], targets: &[String]) -> Result<Plan, Error> {
    let base = ["base".to_owned()];
    let targets = if targets.is_empty() { &base } else { targets };

    let mut start = map.resolve_each(rows)?;
    remove_repeated(&mut start);
    let mut concerned = Vec::new();
    for target in targets.iter().filter(|target| !target.is_empty()) {
        concerned.extend(map.filter_for_lineage(&start, target, Follow::All)?);
    }
    remove_repeated(&mut concerned);
    let mut stamp = Stamp {
        map,
        is_row: NodeSet::of(map.len(), start.iter().copied()),
        lineage: map.lineage(&start, Follow::All),
        seen: Marks::new(map.len()),
        rows: start,
        plan: Plan::default(),
    };

    let mut destinations = Vec::new();
    let mut emptied = Vec::new();
    for target in targets {
        let found: Vec<Index> = map
            .resolve_bound(Bound::Text(target))?
            .into_iter()
            .filter_map(Place::index)
            .collect();
        if found.is_empty() {
            emptied.push(target);
        }
        destinations.extend(found);
    }
    let destinations = uppermost(map, destinations);
    stamp.empty(&emptied, &destinations)?;
    for &destination in &destinations {
        let is_single = destinations.len() == 1 && emptied.is_empty();
        stamp.move_to(destination, &concerned, &destinations, is_single);
    }
    Ok(stamp.plan)
}

struct Stamp<'map> {
    map: &'map RevisionMap,
    /// The rows between two steps, in the order they were read.
    rows: Vec<Index>,
    is_row: NodeSet,
    /// What is above or below a row, or was: the rows do not concern anything else.
    lineage: NodeSet,
    seen: Marks,
    plan: Plan,
}

impl Stamp<'_> {
    /// `base` and `branch@base`: removes the rows they concern, except those that another target moves.
    fn empty(&mut self, targets: &[&String], destinations: &[Index]) -> Result<(), Error> {
        let moved = self.map.lineage(destinations, Follow::All);
        for target in targets {
            let concerned = (self.map).filter_for_lineage(&self.rows, target, Follow::All)?;
            for row in concerned {
                if !moved.contains(row) {
                    self.remove(row);
                }
            }
            self.rows.retain(|&row| self.is_row.contains(row));
        }
        Ok(())
    }

    fn remove(&mut self, row: Index) {
        self.is_row.remove(row);
        let id = self.map.id(row).to_owned();
        self.plan.steps.push(Step {
            kind: StepKind::Stamp,
            revision: id.clone(),
            from: vec![id.clone()],
            to: Vec::new(),
            doc: String::new(),
            changes: vec![VersionChange::Delete(id)],
        });
    }

    /// Moves the rows above or below a destination to it; without one it becomes a new row.
    ///
    /// `concerned` are the rows at the start that any destination concerns: the log line shows all of them. A single
    /// destination takes all of them with it, also those that only the branch named before its `@` concerns.
    fn move_to(
        &mut self,
        destination: Index,
        concerned: &[Index],
        destinations: &[Index],
        is_single: bool,
    ) {
        if self.is_row.contains(destination) {
            return;
        }
        if !self.lineage.contains(destination) {
            let change = VersionChange::Insert(self.map.id(destination).to_owned());
            self.place(destination, &[], &[], vec![change]);
            return;
        }
        let lineage = self.map.lineage_of(destination, &mut self.seen);
        let starts_here = concerned.iter().any(|&row| self.seen.contains(row));
        let from: &[Index] = if starts_here { concerned } else { &[] };

        let moved = if is_single {
            from.to_vec()
        } else if lineage.iter().any(|&index| self.is_row.contains(index)) {
            let mut moved = self.rows.clone();
            moved.retain(|&row| self.seen.contains(row));
            moved
        } else {
            Vec::new()
        };
        let (kept, forgotten) = match moved[..] {
            [] => (Vec::new(), Vec::new()),
            _ => self.left_behind(destination, &moved, destinations),
        };
        let mut changes = Vec::new();
        match moved.split_last() {
            None => changes.push(VersionChange::Insert(self.map.id(destination).to_owned())),
            Some((&last, deleted)) => {
                for &row in deleted {
                    changes.push(VersionChange::Delete(self.map.id(row).to_owned()));
                }
                changes.push(VersionChange::Update {
                    from: self.map.id(last).to_owned(),
                    to: self.map.id(destination).to_owned(),
                });
            }
        }
        for &row in &kept {
            changes.push(VersionChange::Insert(self.map.id(row).to_owned()));
        }

        for &row in &moved {
            self.is_row.remove(row);
        }
        if !moved.is_empty() {
            self.rows.retain(|&row| self.is_row.contains(row));
        }
        if !forgotten.is_empty() {
            self.plan.warnings.push(Warning::StampForgets {
                target: self.map.id(destination).to_owned(),
                forgotten: self.map.ids(&forgotten),
            });
        }
        self.place(destination, from, &kept, changes);
    }

    /// Makes a destination a row, and what is kept besides.
    fn place(
        &mut self,
        destination: Index,
        from: &[Index],
        kept: &[Index],
        changes: Vec<VersionChange>,
    ) {
        let to = [&[destination], kept].concat();
        for &row in &to {
            self.is_row.insert(row);
            self.rows.push(row);
        }
        if !kept.is_empty() {
            self.lineage.extend(&self.map.lineage(kept, Follow::All));
        }
        self.plan.steps.push(Step {
            kind: StepKind::Stamp,
            revision: self.map.id(destination).to_owned(),
            from: self.map.ids(from),
            to: self.map.ids(&to),
            doc: String::new(),
            changes,
        });
    }

    /// What the moved rows implied beside the way down to the destination: first what they depended on, which stays
    /// as rows, then what they had merged, which is forgotten.
    fn left_behind(
        &self,
        destination: Index,
        moved: &[Index],
        destinations: &[Index],
    ) -> (Vec<Index>, Vec<Index>) {
        let above = self.map.descendants(&[destination], Follow::All);
        let moved_down: Vec<Index> = moved
            .iter()
            .copied()
            .filter(|&row| above.contains(row))
            .collect();
        let is_moved = NodeSet::of(self.map.len(), moved.iter().copied());
        let staying: Vec<Index> = (self.rows.iter().copied())
            .filter(|&row| !is_moved.contains(row))
            .chain(destinations.iter().copied())
            .collect();
        let covered = self.map.ancestors(&staying, Follow::All);
        let mut left = self.map.ancestors(&moved_down, Follow::All);
        left.retain(|index| !above.contains(index) && !covered.contains(index));

        let versioned = self.map.ancestors(&moved_down, Follow::Versioned);
        let tips = uppermost(self.map, left.iter().collect());
        let (kept, mut forgotten): (Vec<Index>, Vec<Index>) = tips
            .into_iter()
            .partition(|&index| !versioned.contains(index));
        let is_kept = NodeSet::of(self.map.len(), kept.iter().copied());
        let beside = moved.iter().copied().filter(|&row| {
            !above.contains(row) && !covered.contains(row) && !is_kept.contains(row)
        });
        forgotten.extend(beside);
        (kept, forgotten)
    }
}

/// Leaves out what another one of them implies, and what is there twice.
fn uppermost(map: &RevisionMap, mut indices: Vec<Index>) -> Vec<Index> {
    remove_repeated(&mut indices);
    let parents: Vec<Index> = indices
        .iter()
        .flat_map(|&index| &map.links(index).normalized_down)
        .copied()
        .collect();
    let below = map.ancestors(&parents, Follow::All);
    indices.retain(|&index| !below.contains(index));
    indices
}

fn remove_repeated(indices: &mut Vec<Index>) {
    let mut seen = std::collections::HashSet::new();
    indices.retain(|&index| seen.insert(index));
}
