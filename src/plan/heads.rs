//! The rows of the version table while a plan is carried out: which statements each step takes.
//!
//! A step changes the rows in one of five ways: a new row (a base, or a line that starts where another one went on), a
//! row moved up or down, rows merged into one, a row split into several, a row removed. Where Alembic leaves the choice
//! to the order of a Python set the order of `down_revision`, then `depends_on` decides: the last one is the row that
//! is updated.
//!
//! Invariant: what is applied is what is at or below a row. So a revision with an applied child is below a row, and for most
//! steps counting children answers what would otherwise take a walk.

use std::collections::HashSet;

use super::VersionChange;
use crate::revision::{Error, Index, Marks, NodeSet, RevisionMap};

/// The rows as they are between two steps.
pub(super) struct Heads<'map> {
    map: &'map RevisionMap,
    /// The rows as written in the table.
    rows: HashSet<String>,
    /// The revisions that the rows mean.
    is_row: NodeSet,
    /// Everything at or below a row.
    applied: NodeSet,
    /// How many of a revision's children are applied.
    applied_children: Vec<usize>,
    seen: Marks,
    always_compare_parents: bool,
}

impl<'map> Heads<'map> {
    /// Starts at the given rows, with the set of revisions that they imply.
    pub fn new(
        map: &'map RevisionMap,
        rows: &[String],
        applied: NodeSet,
    ) -> Result<Heads<'map>, Error> {
        let mut is_row = map.empty_set();
        for index in map.resolve_each(rows)? {
            is_row.insert(index);
        }
        let mut applied_children = vec![0; map.len()];
        for index in applied.iter() {
            for &parent in &map.links(index).normalized_down {
                applied_children[parent] += 1;
            }
        }
        Ok(Heads {
            map,
            rows: rows.iter().cloned().collect(),
            is_row,
            applied,
            applied_children,
            seen: Marks::new(map.len()),
            always_compare_parents: false,
        })
    }

    /// Never splits a row into two of which one implies the other.
    ///
    /// Alembic compares the parents with one another only where there are no other rows. Where one is above another (a
    /// dependency on an own ancestor) it can end with rows that no later upgrade accepts.
    pub fn always_compare_parents(mut self) -> Heads<'map> {
        self.always_compare_parents = true;
        self
    }

    /// Fails when a row implies another one.
    pub fn ensure_side_by_side(&self) -> Result<(), Error> {
        let rows: Vec<Index> = self.is_row.iter().collect();
        self.map.ensure_no_ancestor_among(&rows)
    }

    /// The changes that follow a revision's upgrade.
    pub fn upgrade(&mut self, index: Index) -> Result<Vec<VersionChange>, Error> {
        let down = &self.map.links(index).normalized_down;
        let mut replaced = self.rows_among(down);
        if replaced.len() > 1 && replaced.iter().any(|&row| self.applied_children[row] > 0) {
            let below = NodeSet::of(self.map.len(), down.iter().copied());
            replaced.retain(|&row| !self.leads_to(|other| !below.contains(other), row));
        }
        self.apply(index);
        match replaced.split_last() {
            None => Ok(vec![self.insert(index)?]),
            Some((&last, deleted)) => {
                let mut changes = Vec::new();
                for &row in deleted {
                    changes.push(self.delete(row, index)?);
                }
                changes.push(self.update(last, index, index)?);
                Ok(changes)
            }
        }
    }

    /// The changes that follow a revision's downgrade.
    pub fn downgrade(&mut self, index: Index) -> Result<Vec<VersionChange>, Error> {
        let uncovered = self.uncovered_by(index);
        self.unapply(index);
        match uncovered.split_last() {
            None => Ok(vec![self.delete(index, index)?]),
            Some((&last, inserted)) => {
                let mut changes = Vec::new();
                for &row in inserted {
                    changes.push(self.insert(row)?);
                }
                changes.push(self.update(index, last, index)?);
                Ok(changes)
            }
        }
    }

    fn apply(&mut self, index: Index) {
        if self.applied.insert(index) {
            for &parent in &self.map.links(index).normalized_down {
                self.applied_children[parent] += 1;
            }
        }
    }

    fn unapply(&mut self, index: Index) {
        if self.applied.remove(index) {
            for &parent in &self.map.links(index).normalized_down {
                self.applied_children[parent] -= 1;
            }
        }
    }

    /// The parents that nothing implies any more once a row is gone.
    fn uncovered_by(&mut self, index: Index) -> Vec<Index> {
        let down = &self.map.links(index).normalized_down;
        let has_other_rows = self.rows.len() > usize::from(self.rows.contains(self.map.id(index)));
        let compare = !has_other_rows || self.always_compare_parents;
        let mut doubtful = down.clone();
        doubtful.retain(|&parent| self.applied_children[parent] > 1);
        if down.len() > 1 && !doubtful.is_empty() {
            doubtful = self
                .map
                .below_other_parents(down, &doubtful, &mut self.seen);
            doubtful.sort_unstable();
        } else {
            doubtful.clear();
        }
        let is_below_another = |parent: Index| doubtful.binary_search(&parent).is_ok();
        let mut uncovered = down.clone();
        uncovered.retain(|&parent| {
            let implied = has_other_rows
                && match is_below_another(parent) {
                    true => self.leads_to(|row| row != index, parent),
                    // A child that is not this revision is not below it, hence below another row.
                    false => self.is_row.contains(parent) || self.applied_children[parent] > 1,
                };
            !(implied || compare && is_below_another(parent))
        });
        uncovered
    }

    /// Says whether a revision is at or below one of the rows that `is_wanted` selects.
    ///
    /// Looks upward through what is applied, so that the walk ends at the rows.
    fn leads_to(&mut self, is_wanted: impl Fn(Index) -> bool, below: Index) -> bool {
        let is_found = |index: Index| self.is_row.contains(index) && is_wanted(index);
        if is_found(below) {
            return true;
        }
        self.seen.clear();
        let mut todo = vec![below];
        while let Some(index) = todo.pop() {
            for &child in &self.map.links(index).normalized_children {
                if !self.applied.contains(child) || !self.seen.insert(child) {
                    continue;
                }
                if is_found(child) {
                    return true;
                }
                todo.push(child);
            }
        }
        false
    }

    fn rows_among(&self, indices: &[Index]) -> Vec<Index> {
        let is_row = |&index: &Index| self.rows.contains(self.map.id(index));
        indices.iter().copied().filter(is_row).collect()
    }

    fn insert(&mut self, row: Index) -> Result<VersionChange, Error> {
        self.add(row, row)?;
        Ok(VersionChange::Insert(self.map.id(row).to_owned()))
    }

    fn delete(&mut self, row: Index, step: Index) -> Result<VersionChange, Error> {
        self.take(row, step)?;
        Ok(VersionChange::Delete(self.map.id(row).to_owned()))
    }

    fn update(&mut self, from: Index, to: Index, step: Index) -> Result<VersionChange, Error> {
        self.take(from, step)?;
        self.add(to, step)?;
        Ok(VersionChange::Update {
            from: self.map.id(from).to_owned(),
            to: self.map.id(to).to_owned(),
        })
    }

    fn add(&mut self, row: Index, step: Index) -> Result<(), Error> {
        if !self.rows.insert(self.map.id(row).to_owned()) {
            return Err(self.rows_disagree(step));
        }
        self.is_row.insert(row);
        Ok(())
    }

    fn take(&mut self, row: Index, step: Index) -> Result<(), Error> {
        if !self.rows.remove(self.map.id(row)) {
            return Err(self.rows_disagree(step));
        }
        self.is_row.remove(row);
        Ok(())
    }

    fn rows_disagree(&self, step: Index) -> Error {
        let mut rows: Vec<String> = self.rows.iter().cloned().collect();
        rows.sort_unstable();
        Error::RowsDisagree {
            revision: self.map.id(step).to_owned(),
            rows,
        }
    }
}
