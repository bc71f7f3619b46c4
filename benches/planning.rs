//! How long planning takes as histories grow: reading the graph, planning the way up and down and by stamps, listing, looking up.
//!
//!     cargo bench --bench planning
//!
//! Ten times the revisions should take about ten times as long. The shapes are those that make graph walks slow: one long line,
//! many branches merged again and again, and lines and branches that depend on each other.

use divan::Bencher;
use mig::plan::{plan_downgrade, plan_stamp, plan_upgrade};
use mig::revision::{HistoryRange, Revision, RevisionMap};

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// A graph of about so many revisions.
#[derive(Debug, Clone, Copy)]
enum Shape {
    /// Each revision follows the one before.
    Line,
    /// Nine branches from one revision, merged by the next.
    Merges,
    /// Two lines; each revision of one depends on that of the same number of the other.
    Dependencies,
    /// Three lines; each revision of two of them depends on that of the same number of the first.
    Shared,
    /// As many branches as revisions, and one merge of them all.
    Fan,
    /// The same; each branch depends on the one before.
    Chain,
    /// As many branches as revisions, each with a label, and no merge.
    Heads,
}

const SHAPES: [Shape; 7] = [
    Shape::Line,
    Shape::Merges,
    Shape::Dependencies,
    Shape::Shared,
    Shape::Fan,
    Shape::Chain,
    Shape::Heads,
];

impl Shape {
    fn revisions(self, size: usize) -> Vec<Revision> {
        match self {
            Shape::Line => (0..size)
                .map(|number| revision(number, number.checked_sub(1).into_iter().collect(), None))
                .collect(),
            Shape::Merges => (0..size)
                .map(|number| {
                    let (block, place) = (number / 10 * 10, number % 10);
                    let below = match (block, place) {
                        (0, 0) => Vec::new(),
                        (_, 0) => (block - 9..block).collect(),
                        _ => vec![block],
                    };
                    revision(number, below, None)
                })
                .collect(),
            Shape::Dependencies => (0..size)
                .map(|number| {
                    let on = (number % 2 == 1).then(|| number - 1);
                    revision(number, number.checked_sub(2).into_iter().collect(), on)
                })
                .collect(),
            Shape::Shared => (0..size)
                .map(|number| {
                    let on = (!number.is_multiple_of(3)).then(|| number - number % 3);
                    revision(number, number.checked_sub(3).into_iter().collect(), on)
                })
                .collect(),
            Shape::Fan | Shape::Chain => (0..size)
                .map(|number| {
                    let below = match number {
                        0 => Vec::new(),
                        _ if number == size - 1 => (1..number).collect(),
                        _ => vec![0],
                    };
                    let is_chained =
                        matches!(self, Shape::Chain) && (2..size - 1).contains(&number);
                    revision(number, below, is_chained.then(|| number - 1))
                })
                .collect(),
            Shape::Heads => (0..size)
                .map(|number| Revision {
                    branch_labels: vec![format!("branch{number}")],
                    ..revision(
                        number,
                        (number > 0).then_some(0).into_iter().collect(),
                        None,
                    )
                })
                .collect(),
        }
    }

    fn map(self, size: usize) -> RevisionMap {
        RevisionMap::new(self.revisions(size)).expect("the shapes are sound")
    }
}

fn revision(number: usize, below: Vec<usize>, dependency: Option<usize>) -> Revision {
    Revision {
        id: id(number),
        down_revisions: below.into_iter().map(id).collect(),
        depends_on: dependency.into_iter().map(id).collect(),
        ..Revision::default()
    }
}

/// Ids that differ from their first character on, as real ones do.
fn id(number: usize) -> String {
    format!(
        "{:012x}",
        (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16
    )
}

/// The cases of one measurement.
fn cases() -> impl Iterator<Item = Case> {
    SHAPES
        .into_iter()
        .flat_map(|shape| SIZES.map(|size| Case { shape, size }))
}

#[derive(Clone, Copy)]
struct Case {
    shape: Shape,
    size: usize,
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {}", self.shape, self.size)
    }
}

#[divan::bench(args = cases())]
fn read_graph(bencher: Bencher, case: &Case) {
    bencher
        .with_inputs(|| case.shape.revisions(case.size))
        .bench_values(RevisionMap::new);
}

#[divan::bench(args = cases())]
fn plan_up(bencher: Bencher, case: &Case) {
    let map = case.shape.map(case.size);
    bencher.bench(|| plan_upgrade(&map, &[], "heads").expect("there is a way up"));
}

#[divan::bench(args = cases())]
fn plan_down(bencher: Bencher, case: &Case) {
    let map = case.shape.map(case.size);
    let heads: Vec<String> = map
        .heads()
        .iter()
        .map(|head| head.id().to_owned())
        .collect();
    bencher.bench(|| plan_downgrade(&map, &heads, "base").expect("there is a way down"));
}

#[divan::bench(args = cases())]
fn plan_stamps(bencher: Bencher, case: &Case) {
    let map = case.shape.map(case.size);
    bencher
        .bench(|| plan_stamp(&map, &[id(0)], &["heads".to_owned()]).expect("heads can be stamped"));
}

/// What `current`, `show`, `heads` and targets such as `head-2` ask.
#[divan::bench(args = cases())]
fn look_up(bencher: Bencher, case: &Case) {
    let map = case.shape.map(case.size);
    let heads: Vec<String> = map
        .real_heads()
        .iter()
        .map(|head| head.id().to_owned())
        .collect();
    let part = &id(case.size / 2)[..8];
    let relative = format!("{}-2", heads[0]);
    bencher.bench(|| {
        let current = map.current(&heads).expect("the rows are known").len();
        let pending = map
            .unapplied_heads(&heads)
            .expect("the rows are known")
            .len();
        let shown = map.show(part, &[]).expect("the part is one of an id").len();
        let on_branch = map
            .show(&format!("{}@heads", id(0)), &[])
            .map(|nodes| nodes.len());
        // Nothing has two of three lines below it.
        let below = plan_upgrade(&map, &[], &relative).map(|plan| plan.steps.len());
        let missing = map.show("gone", &[]).is_err();
        (current, pending, shown, on_branch, below, missing)
    });
}

#[divan::bench(args = cases())]
fn list_history(bencher: Bencher, case: &Case) {
    let map = case.shape.map(case.size);
    bencher.bench(|| {
        let range = HistoryRange::parse(":").expect("it is a range");
        map.history(range, &[])
            .map(|nodes| nodes.len())
            .expect("there is a history")
    });
}
