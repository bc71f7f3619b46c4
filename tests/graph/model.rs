//! Random graphs that are bigger than those asked of Alembic, against a plain model: Alembic's rules as they are written
//! there, with sets of ids, and without a thought for the time they take.

use std::collections::{BTreeMap, BTreeSet};

use mig::plan::{Plan, VersionChange, plan_downgrade, plan_upgrade};
use mig::revision::{HistoryRange, Node, Revision, RevisionMap};
use proptest::prelude::*;

type Ids = BTreeSet<String>;

/// The graph as Alembic sees it.
struct Model {
    /// Ids in file order.
    order: Vec<String>,
    down: BTreeMap<String, Vec<String>>,
    dependencies: BTreeMap<String, Vec<String>>,
}

impl Model {
    fn new(revisions: &[Revision]) -> Model {
        let by_id = |list: fn(&Revision) -> &Vec<String>| {
            let pairs = revisions
                .iter()
                .map(|revision| (revision.id.clone(), list(revision).clone()));
            pairs.collect::<BTreeMap<String, Vec<String>>>()
        };
        let mut model = Model {
            order: revisions.iter().map(|one| one.id.clone()).collect(),
            down: by_id(|revision| &revision.down_revisions),
            dependencies: by_id(|revision| &revision.depends_on),
        };
        // `_normalize_depends_on`
        let dependencies = model.dependencies.clone();
        for id in &model.order {
            let mut versioned = reach(id, |at| model.down[at].clone());
            versioned.remove(id);
            let of_ancestors: Ids = versioned
                .iter()
                .flat_map(|ancestor| dependencies[ancestor].clone())
                .collect();
            let own = model.dependencies.get_mut(id).expect("every id has a list");
            own.retain(|dependency| !of_ancestors.contains(dependency));
        }
        model
    }

    /// `_normalized_down_revisions`
    fn parents(&self, id: &str) -> Vec<String> {
        let mut parents = self.down[id].clone();
        for dependency in &self.dependencies[id] {
            if !parents.contains(dependency) {
                parents.push(dependency.clone());
            }
        }
        parents
    }

    /// A revision and all that it needs.
    fn ancestors(&self, id: &str) -> Ids {
        reach(id, |at| self.parents(at))
    }

    fn heads(&self) -> Vec<String> {
        let parents: Ids = self.order.iter().flat_map(|id| self.parents(id)).collect();
        let mut heads = self.order.clone();
        heads.retain(|id| !parents.contains(id));
        heads
    }

    /// `_topological_sort`
    fn sorted(&self, wanted: &Ids, heads: &[String]) -> Vec<String> {
        let mut todo = wanted.clone();
        let mut pending: Vec<String> = self.order.clone();
        pending.retain(|id| heads.contains(id) && todo.contains(id));
        let mut output = Vec::new();
        let mut current = 0;
        while !pending.is_empty() {
            let candidate = pending[current].clone();
            let other = pending
                .iter()
                .enumerate()
                .find(|(at, line)| *at != current && self.ancestors(line).contains(&candidate));
            if let Some((other, _)) = other {
                current = other;
                continue;
            }
            if todo.remove(&candidate) {
                output.push(candidate.clone());
            }
            let mut new = self.parents(&candidate);
            new.retain(|parent| todo.contains(parent) && !pending.contains(parent));
            if new.is_empty() {
                pending.remove(current);
                current = current.saturating_sub(1);
            } else {
                pending[current] = new.remove(0);
                pending.extend(new);
            }
        }
        output
    }

    /// `HeadMaintainer.update_to_step`, upward: the rows that a revision takes the place of.
    fn upgraded(&self, rows: &mut Vec<String>, id: &str) {
        let parents = self.parents(id);
        let mut replaced: Vec<String> = parents.clone();
        replaced.retain(|parent| rows.contains(parent));
        if replaced.len() > 1 {
            let others: Ids = rows
                .iter()
                .filter(|row| !parents.contains(row))
                .flat_map(|row| self.ancestors(row))
                .collect();
            replaced.retain(|row| !others.contains(row));
        }
        rows.retain(|row| !replaced.contains(row));
        rows.push(id.to_owned());
    }

    /// The same downward: the rows that take a revision's place.
    fn downgraded(&self, rows: &mut Vec<String>, id: &str) {
        rows.retain(|row| row != id);
        let parents = self.parents(id);
        let covered = |parent: &String, above: &[String]| {
            let above = above.iter().filter(|row| *row != parent);
            above
                .into_iter()
                .any(|row| self.ancestors(row).contains(parent))
        };
        let mut uncovered = parents.clone();
        uncovered.retain(|parent| match rows.is_empty() {
            true => !covered(parent, &parents),
            false => !rows.contains(parent) && !covered(parent, rows),
        });
        rows.extend(uncovered);
    }
}

fn reach(start: &str, next: impl Fn(&str) -> Vec<String>) -> Ids {
    let mut seen = Ids::new();
    let mut todo = vec![start.to_owned()];
    while let Some(id) = todo.pop() {
        if seen.insert(id.clone()) {
            todo.extend(next(&id));
        }
    }
    seen
}

/// A graph: for each revision how far back its parents and dependencies are, and how far from its place its file is read.
fn revisions() -> impl Strategy<Value = Vec<Revision>> {
    let back = |most: usize| prop::collection::vec(1..9usize, 0..=most);
    let far = prop::option::weighted(0.2, 1..60usize);
    let node = (back(3), back(2), far, 0..20usize);
    prop::collection::vec(node, 1..60).prop_map(|nodes| {
        let mut placed: Vec<(usize, Revision)> = Vec::new();
        for (at, (down, depends, far, shift)) in nodes.into_iter().enumerate() {
            let ids = |back: Vec<usize>| {
                let back: BTreeSet<usize> = back.into_iter().filter(|&by| by <= at).collect();
                back.into_iter()
                    .map(|by| id(at - by))
                    .collect::<Vec<String>>()
            };
            let revision = Revision {
                id: id(at),
                down_revisions: ids(down),
                depends_on: ids(depends.into_iter().chain(far).collect()),
                ..Revision::default()
            };
            placed.push((at + shift, revision));
        }
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, revision)| revision).collect()
    })
}

fn id(number: usize) -> String {
    format!("r{number:04}")
}

fn ids(plan: &Plan) -> Vec<String> {
    plan.steps
        .iter()
        .map(|step| step.revision.clone())
        .collect()
}

/// Compares the rows behind each step, as sets.
fn compare_rows(
    plan: &Plan,
    mut rows: Vec<String>,
    model: impl Fn(&mut Vec<String>, &str),
) -> Result<(), TestCaseError> {
    let mut theirs = rows.clone();
    for step in &plan.steps {
        for change in &step.changes {
            let (gone, new) = match change {
                VersionChange::Insert(new) => (None, Some(new)),
                VersionChange::Delete(gone) => (Some(gone), None),
                VersionChange::Update { from, to } => (Some(from), Some(to)),
            };
            rows.retain(|row| Some(row) != gone);
            rows.extend(new.cloned());
        }
        model(&mut theirs, &step.revision);
        let (ours, theirs): (Ids, Ids) = (
            rows.iter().cloned().collect(),
            theirs.iter().cloned().collect(),
        );
        prop_assert_eq!(ours, theirs, "after {}", step.revision);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn same_as_the_model(revisions in revisions(), pick in any::<prop::sample::Index>()) {
        let model = Model::new(&revisions);
        let map = RevisionMap::new(revisions).expect("what comes later stands on what is there");
        let all: Ids = model.order.iter().cloned().collect();
        let heads = model.heads();

        let nodes = map.history(HistoryRange::ALL, &[]).expect("there is a history");
        let listed: Vec<String> = nodes.iter().map(|node| node.id().to_owned()).collect();
        prop_assert_eq!(&listed, &model.sorted(&all, &heads));

        let target = pick.get(&model.order).clone();
        let up = plan_upgrade(&map, &[], &target).expect("there is a way up");
        let mut order = model.sorted(&model.ancestors(&target), std::slice::from_ref(&target));
        order.reverse();
        prop_assert_eq!(ids(&up), order);
        compare_rows(&up, Vec::new(), |rows, id| model.upgraded(rows, id))?;

        let rest = plan_upgrade(&map, std::slice::from_ref(&target), "heads").expect("there is a rest");
        let missing: Ids = all.difference(&model.ancestors(&target)).cloned().collect();
        let mut order = model.sorted(&missing, &heads);
        order.reverse();
        prop_assert_eq!(ids(&rest), order);
        compare_rows(&rest, vec![target.clone()], |rows, id| model.upgraded(rows, id))?;

        let rows: Vec<String> = map.real_heads().into_iter().map(|head: Node<'_>| head.id().to_owned()).collect();
        prop_assert_eq!(&rows, &heads);
        let down = plan_downgrade(&map, &rows, "base").expect("there is a way down");
        prop_assert_eq!(ids(&down), model.sorted(&all, &heads));
        compare_rows(&down, rows, |rows, id| model.downgraded(rows, id))?;
    }
}
