//! The order of tables by what refers to what, and that of steps by what needs what.

use std::collections::{BTreeSet, HashMap};

use super::names::{self, Place};
use crate::schema::{ConstraintKind, Table};

/// Tables in the order in which they can be dropped: before each those that refer to it, otherwise as given. Where tables
/// refer to each other in a circle, the first of them comes first.
pub fn dependents_first<'a>(tables: &[&'a Table], default_schema: &str) -> Vec<&'a Table> {
    let number: HashMap<Place, usize> = tables
        .iter()
        .enumerate()
        .map(|(number, table)| (names::place(&table.name, default_schema), number))
        .collect();
    let targets: Vec<Vec<usize>> = tables
        .iter()
        .map(|table| {
            let places = targets(table, default_schema);
            places
                .iter()
                .filter_map(|place| number.get(place).copied())
                .collect()
        })
        .collect();
    // How many of those that wait refer to each.
    let mut referring = vec![0usize; tables.len()];
    for target in targets.iter().flatten() {
        referring[*target] += 1;
    }
    let mut waiting: BTreeSet<usize> = (0..tables.len()).collect();
    let mut free: Vec<usize> = Vec::new();
    let mut next: BTreeSet<usize> = waiting
        .iter()
        .copied()
        .filter(|number| referring[*number] == 0)
        .collect();
    while !waiting.is_empty() {
        if next.is_empty() {
            next.extend(waiting.first());
        }
        for number in std::mem::take(&mut next) {
            waiting.remove(&number);
            free.push(number);
            for target in &targets[number] {
                referring[*target] = referring[*target].saturating_sub(1);
                if referring[*target] == 0 && waiting.contains(target) {
                    next.insert(*target);
                }
            }
        }
        next.retain(|number| waiting.contains(number));
    }
    free.into_iter().map(|number| tables[number]).collect()
}

/// The other tables that a table refers to, or is a part of.
fn targets(table: &Table, default_schema: &str) -> BTreeSet<Place> {
    let own = names::place(&table.name, default_schema);
    let parts = table.partition_of.iter().map(|part| &part.parent);
    let wholes = parts.map(|parent| names::place(parent, default_schema));
    let inherited = table
        .inherits
        .iter()
        .map(|name| (own.0.clone(), name.name.clone()));
    table
        .constraints
        .iter()
        .filter_map(|constraint| match &constraint.kind {
            ConstraintKind::ForeignKey { referred, .. } => {
                Some(names::place(referred, default_schema))
            }
            ConstraintKind::PrimaryKey { .. }
            | ConstraintKind::Unique { .. }
            | ConstraintKind::Check { .. }
            | ConstraintKind::Exclude { .. }
            | ConstraintKind::Written { .. } => None,
        })
        .chain(wholes)
        .chain(inherited)
        .filter(|target| *target != own)
        .collect()
}

/// What has to come before what, by numbers.
#[derive(Debug, Default)]
pub struct Before {
    /// For each number those that come before it.
    of: Vec<BTreeSet<usize>>,
}

impl Before {
    pub fn new(count: usize) -> Before {
        Before {
            of: vec![BTreeSet::new(); count],
        }
    }

    pub fn add(&mut self, earlier: usize, later: usize) {
        if earlier != later {
            self.of[later].insert(earlier);
        }
    }

    /// Adds what would be better but need not be; false where something else forbids it.
    pub fn add_if_possible(&mut self, earlier: usize, later: usize) -> bool {
        if earlier == later {
            return true;
        }
        let mut seen = BTreeSet::from([earlier]);
        let mut open = vec![earlier];
        while let Some(one) = open.pop() {
            if one == later {
                return false;
            }
            open.extend(self.of[one].iter().filter(|before| seen.insert(**before)));
        }
        self.add(earlier, later);
        true
    }

    /// Some numbers and all that come after one of them; `sorted` is the order of all.
    pub fn with_followers(&self, some: BTreeSet<usize>, sorted: &[usize]) -> BTreeSet<usize> {
        let mut all = some;
        for number in sorted {
            if !self.of[*number].is_disjoint(&all) {
                all.insert(*number);
            }
        }
        all
    }

    /// All numbers, in their own order as far as that can be; what stands in a circle keeps its place.
    pub fn sorted(&self) -> Vec<usize> {
        #[derive(Clone, Copy, PartialEq)]
        enum Mark {
            Untouched,
            Open,
            Done,
        }
        let mut marks = vec![Mark::Untouched; self.of.len()];
        let mut sorted = Vec::with_capacity(self.of.len());
        for start in 0..self.of.len() {
            if marks[start] != Mark::Untouched {
                continue;
            }
            marks[start] = Mark::Open;
            let mut path = vec![(start, self.of[start].iter())];
            while let Some((number, rest)) = path.last_mut() {
                match rest.next() {
                    Some(before) if marks[*before] == Mark::Untouched => {
                        marks[*before] = Mark::Open;
                        path.push((*before, self.of[*before].iter()));
                    }
                    Some(_) => {}
                    None => {
                        marks[*number] = Mark::Done;
                        sorted.push(*number);
                        path.pop();
                    }
                }
            }
        }
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::Before;

    #[test]
    fn what_is_needed_comes_first_and_the_rest_stays() {
        let mut before = Before::new(4);
        before.add(3, 1);
        before.add(1, 2);
        assert_eq!(before.sorted(), [0, 3, 1, 2]);
        let followers = before.with_followers([1].into(), &before.sorted());
        assert_eq!(followers, [1, 2].into());
        assert!(!before.add_if_possible(2, 3));
        assert!(before.add_if_possible(0, 3));
        before.add(2, 3);
        assert_eq!(before.sorted().len(), 4);
    }
}
