//! Random graphs, rows and targets: what proptest makes and, when something differs, makes smaller.

use mig::plan::{plan_downgrade, plan_upgrade};
use mig::revision::{Node, Revision, RevisionMap};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::rows_after;

/// Ids that share beginnings, are short, look like numbers or contain what relative forms cannot.
const IDS: [&str; 16] = [
    "aaaa1", "aaaa2", "aaab3", "bbbb4", "b5", "cc66", "1234567", "1299999", "dddd", "dddd9",
    "e_10", "f.11", "gg 12", "h", "left1", "zzzz",
];
const LABELS: [&str; 6] = ["left", "right", "la", "aaab", "core", "corex"];

#[derive(Debug, Clone)]
struct NodeShape {
    parents: Vec<Index>,
    depends_on: Vec<Index>,
    by_label: bool,
    label: Option<Index>,
    file_order: u8,
    base: u8,
}

#[derive(Debug, Clone)]
pub struct GraphShape {
    ids: Vec<&'static str>,
    nodes: Vec<NodeShape>,
    spoil: Option<(u8, Index, Index)>,
}

pub fn graph_shape() -> impl Strategy<Value = GraphShape> {
    let some = |weight: u32, max: usize| {
        prop_oneof![
            100 - weight => Just(Vec::new()),
            weight => prop::collection::vec(any::<Index>(), 1..=max),
        ]
    };
    let parents = prop_oneof![
        75 => prop::collection::vec(any::<Index>(), 1..=1),
        15 => prop::collection::vec(any::<Index>(), 2..=3),
        10 => Just(Vec::new()),
    ];
    let node = (
        parents,
        some(15, 2),
        any::<bool>(),
        prop::option::weighted(0.15, any::<Index>()),
        prop_oneof![3 => Just(0u8), 1 => any::<u8>()],
        0..8u8,
    );
    let node =
        node.prop_map(
            |(parents, depends_on, by_label, label, file_order, base)| NodeShape {
                parents,
                depends_on,
                by_label,
                label,
                file_order,
                base,
            },
        );
    let ids = Just(IDS.to_vec()).prop_shuffle();
    let spoil = prop::option::weighted(0.06, (0..9u8, any::<Index>(), any::<Index>()));
    (ids, prop::collection::vec(node, 0..13), spoil).prop_map(|(ids, nodes, spoil)| GraphShape {
        ids,
        nodes,
        spoil,
    })
}

impl GraphShape {
    /// A graph without circles: parents and dependencies come earlier. Mostly the latest ones, to get long lines.
    pub fn revisions(&self) -> Vec<Revision> {
        let mut made: Vec<Revision> = Vec::new();
        let mut labels: Vec<(&str, &str)> = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            let mut revision = Revision {
                id: self.ids[at].to_owned(),
                doc: ["", "words", "two\nlines", "first\n\nsecond"][at % 4].to_owned(),
                ..Revision::default()
            };
            if at > 0 && node.base > 0 {
                let nearby = if node.base > 3 { 3.min(at) } else { at };
                for parent in &node.parents {
                    let parent = self.ids[at - 1 - parent.index(nearby)].to_owned();
                    if !revision.down_revisions.contains(&parent) {
                        revision.down_revisions.push(parent);
                    }
                }
            }
            for dependency in node.depends_on.iter().filter(|_| at > 0) {
                let id = self.ids[dependency.index(at)];
                let label = labels.iter().find(|(_, declaring)| *declaring == id);
                let name = match label {
                    Some((label, _)) if node.by_label => *label,
                    _ => id,
                };
                if !revision.depends_on.iter().any(|other| other == name) {
                    revision.depends_on.push(name.to_owned());
                }
            }
            if let Some(label) = node.label {
                let label = LABELS[label.index(LABELS.len())];
                if labels.iter().all(|(other, _)| *other != label) {
                    labels.push((label, self.ids[at]));
                    revision.branch_labels.push(label.to_owned());
                }
            }
            made.push(revision);
        }
        self.spoil(&mut made);
        let mut order: Vec<usize> = (0..made.len()).collect();
        order.sort_by_key(|&at| self.nodes[at].file_order);
        order.into_iter().map(|at| made[at].clone()).collect()
    }

    /// Breaks a graph in one of the ways in which files can be wrong.
    fn spoil(&self, made: &mut [Revision]) {
        let Some((how, at, other)) = self.spoil else {
            return;
        };
        if made.is_empty() {
            return;
        }
        let (at, other) = (at.index(made.len()), other.index(made.len()));
        let other_id = made[other].id.clone();
        let (other_label, id) = (
            made[other].branch_labels.first().cloned(),
            made[at].id.clone(),
        );
        match how {
            0 => made[at].down_revisions.push("missing".to_owned()),
            1 => made[at].depends_on.push("missing".to_owned()),
            2 => made[at].branch_labels.push(other_id),
            3 => made[at].branch_labels.extend(other_label),
            4 => made[at].down_revisions.push(id),
            5 => made[at].depends_on.push(id),
            6 => made[at].down_revisions.push(other_id),
            7 => made[at].depends_on.push(other_id),
            _ => made[at].id = "a-b:c".to_owned(),
        }
    }
}

#[derive(Debug, Clone)]
pub struct QuestionShape {
    kind: u8,
    history: Vec<TargetShape>,
    odd_rows: Option<Vec<Index>>,
    target: TargetShape,
    second: Option<TargetShape>,
}

/// What is typed: a form, the names in it and a number.
#[derive(Debug, Clone)]
struct TargetShape {
    form: u8,
    name: NameShape,
    branch: NameShape,
    steps: u8,
}

#[derive(Debug, Clone)]
struct NameShape {
    pick: Index,
    kind: u8,
    length: u8,
}

pub fn question_shapes() -> impl Strategy<Value = Vec<QuestionShape>> {
    let name = || {
        (any::<Index>(), 0..20u8, 1..6u8).prop_map(|(pick, kind, length)| NameShape {
            pick,
            kind,
            length,
        })
    };
    let target = move || {
        (0..30u8, name(), name(), 0..4u8).prop_map(|(form, name, branch, steps)| TargetShape {
            form,
            name,
            branch,
            steps,
        })
    };
    let question = (
        0..20u8,
        prop::collection::vec(target(), 0..4),
        prop::option::weighted(0.05, prop::collection::vec(any::<Index>(), 1..4)),
        target(),
        prop::option::weighted(0.3, target()),
    );
    let question = question.prop_map(|(kind, history, odd_rows, target, second)| QuestionShape {
        kind,
        history,
        odd_rows,
        target,
        second,
    });
    prop::collection::vec(question, 1..16)
}

impl NameShape {
    fn text(&self, map: &RevisionMap) -> String {
        let labels: Vec<&str> = map.declared_labels().map(|(label, _)| label).collect();
        let ids: Vec<&str> = map.nodes().map(Node::id).collect();
        let heads: Vec<&str> = map.heads().into_iter().map(Node::id).collect();
        let pick = |from: &[&str]| match from {
            [] => "nothing".to_owned(),
            from => from[self.pick.index(from.len())].to_owned(),
        };
        match self.kind {
            0..=6 => pick(&ids),
            7 => pick(&ids).chars().take(self.length.into()).collect(),
            8 => pick(&labels).chars().take(self.length.into()).collect(),
            9..=12 => pick(&labels),
            13..=15 => pick(&heads),
            16 => "head".to_owned(),
            17 => "heads".to_owned(),
            18 => "base".to_owned(),
            _ => pick(&["nolabel", "current", "", "aaa", "a", "9", "head", "x y"]),
        }
    }
}

impl TargetShape {
    fn text(&self, map: &RevisionMap) -> String {
        let (name, branch, steps) = (self.name.text(map), self.branch.text(map), self.steps);
        match self.form {
            0..=6 => name,
            7 => "head".to_owned(),
            8 => "heads".to_owned(),
            9 => "base".to_owned(),
            10 => format!("{branch}@head"),
            11 => format!("{branch}@heads"),
            12 => format!("{branch}@base"),
            13..=15 => format!("{branch}@{name}"),
            16 | 17 => format!("+{steps}"),
            18..=20 => format!("-{steps}"),
            21 => format!("{branch}@+{steps}"),
            // `@-N` means nothing to Alembic, silently.
            22 | 23 if branch.is_empty() => format!("-{steps}"),
            22 | 23 => format!("{branch}@-{steps}"),
            24 => format!("{name}+{steps}"),
            25 => format!("{name}-{steps}"),
            26 => format!("{branch}@{name}+{steps}"),
            27 => format!("{branch}@{name}-{steps}"),
            28 => "current".to_owned(),
            _ => [
                "+09",
                "-99",
                "-1x",
                "+1@a",
                "a@b@-1",
                "@head",
                "head@head",
                "+-1",
            ][self.name.pick.index(8)]
            .to_owned(),
        }
    }
}

/// Something to ask both.
pub struct Question {
    pub kind: &'static str,
    pub rows: Vec<String>,
    pub targets: Vec<String>,
}

impl QuestionShape {
    pub fn question(&self, map: &RevisionMap) -> Question {
        let target = self.target.text(map);
        let second = self.second.as_ref().map(|second| second.text(map));
        let (kind, targets) = match self.kind {
            0..=5 => ("upgrade", vec![target]),
            6..=11 => ("downgrade", vec![target]),
            12..=14 => ("stamp", std::iter::once(target).chain(second).collect()),
            15 => ("show", vec![target]),
            16 => ("current", vec![target]),
            _ => {
                let open = self.second.is_none() && self.target.form.is_multiple_of(2);
                let end = second.unwrap_or_default();
                let range = if open {
                    format!(":{target}")
                } else {
                    format!("{target}:{end}")
                };
                ("history", vec![range])
            }
        };
        let mut rows = self.rows(map);
        if kind == "downgrade" {
            // `-N` counts from the first row; mig takes the first one in file order.
            rows.sort_by_key(|row| map.nodes().position(|node| node.id() == row));
        }
        Question {
            kind,
            rows,
            targets,
        }
    }

    /// Rows as a run of mig leaves them, in any order, or now and then rows that nothing leaves.
    fn rows(&self, map: &RevisionMap) -> Vec<String> {
        let ids: Vec<&str> = map.nodes().map(Node::id).collect();
        if let Some(odd) = &self.odd_rows
            && !ids.is_empty()
        {
            let odd = odd.iter().map(|at| ids[at.index(ids.len())].to_owned());
            return odd.collect();
        }
        let mut rows: Vec<String> = Vec::new();
        for target in &self.history {
            let target = target.text(map);
            let plan = plan_upgrade(map, &rows, &target);
            let plan = plan.or_else(|_| plan_downgrade(map, &rows, &target));
            if let Ok(plan) = plan {
                rows = rows_after(&rows, &plan).expect("the changes fit the rows");
            }
        }
        rows
    }
}
