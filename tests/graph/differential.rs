//! Random graphs, random rows, random targets: the same steps, row changes and messages as Alembic's.
//!
//! `tests/support/alembic_plans.py` answers for Alembic, run by the Python that `MIG_ALEMBIC_PYTHON` names.
//! `MIG_GRAPH_CASES` sets the number of graphs (each with up to 15 questions), `PROPTEST_RNG_SEED` another seed.
//!
//! Where mig differs on purpose `Question::goes_further` and `compare_stamp` say so; where Alembic ends in a Python
//! traceback mig only has to end in an answer or an error of its own.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use mig::plan::{Plan, StepKind, VersionChange, plan_downgrade, plan_stamp, plan_upgrade};
use mig::revision::{Error, HistoryRange, Node, Revision, RevisionMap};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use serde_json::{Value, json};

use crate::support::rows_after;

#[test]
fn same_as_alembic() {
    let Some(python) = std::env::var_os("MIG_ALEMBIC_PYTHON") else {
        // Written past the test harness, which would hide it.
        writeln!(
            std::io::stderr(),
            "NOT RUN: same_as_alembic needs MIG_ALEMBIC_PYTHON, a Python that has Alembic"
        )
        .expect("stderr can be written to");
        return;
    };
    let alembic = RefCell::new(Alembic::start(&python));
    let cases = std::env::var("MIG_GRAPH_CASES").ok();
    let cases = cases.map_or(400, |cases| {
        cases.parse().expect("MIG_GRAPH_CASES is a number")
    });
    let defaults = Config::default();
    let mut runner = TestRunner::new(Config {
        cases,
        // The same graphs every time, so that a change is not blamed for what an earlier one broke.
        rng_seed: match defaults.rng_seed {
            RngSeed::Random => RngSeed::Fixed(1),
            given => given,
        },
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..defaults
    });
    let result = runner.run(&(graph_shape(), question_shapes()), |(graph, questions)| {
        compare(&mut alembic.borrow_mut(), &graph, &questions)
    });
    match result {
        Ok(()) => {}
        // The reason holds the graph as JSON; the shapes that made it say nothing more.
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// The process that answers for Alembic.
struct Alembic {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Alembic {
    fn start(python: &std::ffi::OsStr) -> Alembic {
        let script = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/support/alembic_plans.py"
        );
        let mut process = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("MIG_ALEMBIC_PYTHON={python:?} cannot be run: {error}"));
        Alembic {
            questions: process.stdin.take().expect("stdin is piped"),
            answers: BufReader::new(process.stdout.take().expect("stdout is piped")),
            process,
        }
    }

    fn ask(&mut self, request: &Value) -> Value {
        let sent = writeln!(self.questions, "{request}").and_then(|()| self.questions.flush());
        let mut line = String::new();
        let received = sent.and_then(|()| self.answers.read_line(&mut line));
        match received {
            Ok(length) if length > 0 => serde_json::from_str(&line).expect("an answer is JSON"),
            _ => panic!("the Alembic side ended; is Alembic installed for MIG_ALEMBIC_PYTHON?"),
        }
    }
}

impl Drop for Alembic {
    fn drop(&mut self) {
        // The process ends with its input; a failure to stop it changes no result.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

// --- shapes: what proptest makes and shrinks ------------------------------------------------------------------------

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
struct GraphShape {
    ids: Vec<&'static str>,
    nodes: Vec<NodeShape>,
    spoil: Option<(u8, Index, Index)>,
}

fn graph_shape() -> impl Strategy<Value = GraphShape> {
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
    fn revisions(&self) -> Vec<Revision> {
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
struct QuestionShape {
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

fn question_shapes() -> impl Strategy<Value = Vec<QuestionShape>> {
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

// --- the comparison -------------------------------------------------------------------------------------------------

struct Question {
    kind: &'static str,
    rows: Vec<String>,
    targets: Vec<String>,
}

impl QuestionShape {
    fn question(&self, map: &RevisionMap) -> Question {
        let target = self.target.text(map);
        let second = self.second.as_ref().map(|second| second.text(map));
        let (kind, targets) = match self.kind {
            0..=5 => ("upgrade", vec![target]),
            6..=11 => ("downgrade", vec![target]),
            12..=14 => ("stamp", std::iter::once(target).chain(second).collect()),
            15 => ("show", vec![target]),
            16 => ("current", vec![target]),
            _ => {
                let open = self.second.is_none() && self.target.form % 2 == 0;
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

enum Answer {
    Plan(Plan),
    Revisions(Vec<String>),
}

impl Question {
    fn to_json(&self) -> Value {
        json!({"kind": self.kind, "rows": self.rows, "target": self.targets[0], "targets": self.targets})
    }

    fn answer(&self, map: &RevisionMap) -> Result<Answer, Error> {
        let target = &self.targets[0];
        let ids =
            |nodes: Vec<Node<'_>>| nodes.into_iter().map(|node| node.id().to_owned()).collect();
        match self.kind {
            "upgrade" => plan_upgrade(map, &self.rows, target).map(Answer::Plan),
            "downgrade" => plan_downgrade(map, &self.rows, target).map(Answer::Plan),
            "stamp" => plan_stamp(map, &self.rows, &self.targets).map(Answer::Plan),
            "show" => map.show(target, &self.rows).map(ids).map(Answer::Revisions),
            "current" => map.current(&self.rows).map(|nodes| {
                let mut current: Vec<String> = ids(nodes);
                current.sort();
                Answer::Revisions(current)
            }),
            "history" => map
                .history(HistoryRange::parse(target)?, &self.rows)
                .map(ids)
                .map(Answer::Revisions),
            other => panic!("no such kind of question: {other}"),
        }
    }

    /// Says whether mig goes on where Alembic may refuse: a lower end of a range further down than there are revisions
    /// means all of them, `-N:+M` and `current:current` work.
    fn goes_further(&self) -> bool {
        let target = &self.targets[0];
        let (start, _) = target.split_once(':').unwrap_or_default();
        self.kind == "history" && (start.contains('-') || target == "current:current")
    }
}

fn compare(
    alembic: &mut Alembic,
    graph: &GraphShape,
    questions: &[QuestionShape],
) -> Result<(), TestCaseError> {
    let revisions = graph.revisions();
    let declared: Vec<Value> = revisions
        .iter()
        .map(|revision| {
            json!({
                "id": revision.id,
                "down": revision.down_revisions,
                "labels": revision.branch_labels,
                "depends_on": revision.depends_on,
                "doc": revision.doc,
            })
        })
        .collect();
    let map = RevisionMap::new(revisions);
    let questions: Vec<Question> = match &map {
        Ok(map) => questions.iter().map(|shape| shape.question(map)).collect(),
        Err(_) => Vec::new(),
    };
    let queries: Vec<Value> = questions.iter().map(Question::to_json).collect();
    let theirs = alembic.ask(&json!({"revisions": declared, "queries": queries}));

    let graph = json!(declared);
    let map = match map {
        Ok(map) => map,
        Err(error) => return compare_refusal(&error, &theirs, &graph),
    };
    same("graph", &describe(&map), &theirs["graph"], &graph)?;
    for (question, theirs) in questions
        .iter()
        .zip(theirs["answers"].as_array().into_iter().flatten())
    {
        let asked = json!({"question": question.to_json(), "graph": graph});
        compare_answer(&map, question, theirs, &asked)?;
    }
    Ok(())
}

fn compare_refusal(error: &Error, theirs: &Value, graph: &Value) -> Result<(), TestCaseError> {
    match theirs["error"]["type"].as_str() {
        // A missing revision is a KeyError.
        Some("Crash") => Ok(()),
        Some(_) => same(
            "error",
            &json!(error.to_string()),
            &theirs["error"]["message"],
            graph,
        ),
        // Alembic does not see every circle.
        None if matches!(error.code(), "cycle" | "dependency-cycle") => Ok(()),
        None => Err(TestCaseError::fail(format!(
            "only mig refuses: {error}\n{graph}"
        ))),
    }
}

fn compare_answer(
    map: &RevisionMap,
    question: &Question,
    theirs: &Value,
    asked: &Value,
) -> Result<(), TestCaseError> {
    let ours = question.answer(map);
    if let Ok(Answer::Plan(plan)) = &ours
        && stand_side_by_side(map, &question.rows)
    {
        let after = rows_after(&question.rows, plan).map_err(TestCaseError::fail)?;
        if !stand_side_by_side(map, &after) {
            let problem = format!("rows above one another: {after:?}\n{asked}");
            return Err(TestCaseError::fail(problem));
        }
        let theirs = serde_json::from_value(theirs["rows"].clone());
        if theirs.is_ok_and(|rows: Vec<String>| !stand_side_by_side(map, &rows)) {
            return Ok(());
        }
    }
    match (&ours, theirs["error"]["type"].as_str()) {
        (_, Some("Crash")) => Ok(()),
        (_, Some(_)) if question.goes_further() => Ok(()),
        (Err(error), Some(_)) => same(
            "error",
            &json!(error.to_string()),
            &theirs["error"]["message"],
            asked,
        ),
        (Ok(_), Some(kind)) => Err(TestCaseError::fail(format!(
            "Alembic refuses ({kind}: {}), mig does not\n{asked}",
            theirs["error"]["message"]
        ))),
        (Err(error), None) => Err(TestCaseError::fail(format!(
            "mig refuses ({error}), Alembic does not: {theirs}\n{asked}"
        ))),
        (Ok(Answer::Revisions(ours)), None) => {
            same("revisions", &json!(ours), &theirs["revisions"], asked)
        }
        (Ok(Answer::Plan(plan)), None) => {
            let warned = plan
                .warnings
                .iter()
                .any(|warning| warning.code() == "ambiguous-downgrade");
            let theirs_warned = !theirs["warnings"].as_array().is_none_or(Vec::is_empty);
            same("warned", &json!(warned), &json!(theirs_warned), asked)?;
            if question.kind == "stamp" {
                return compare_stamp(map, question, plan, theirs, asked);
            }
            same("steps", &describe_steps(plan), &theirs["steps"], asked)
        }
    }
}

/// A stamp with one destination takes the same step, except that mig keeps what the row depended on. With several
/// destinations the rows at the end are the same, where Alembic arrives at all of them and leaves rows that can stand
/// side by side.
fn compare_stamp(
    map: &RevisionMap,
    question: &Question,
    plan: &Plan,
    theirs: &Value,
    asked: &Value,
) -> Result<(), TestCaseError> {
    let keeps_more = plan.steps.iter().any(|step| step.to.len() > 1);
    let found: Result<Vec<Vec<Node<'_>>>, Error> = question
        .targets
        .iter()
        .map(|target| map.show(target, &[]))
        .collect();
    let Ok(found) = found else {
        // `-N` beyond the first revision, which Alembic takes for the base.
        return Ok(());
    };
    let destinations: Vec<String> = found
        .into_iter()
        .flatten()
        .map(|node| node.id().to_owned())
        .collect();
    if question.targets.len() == 1 && destinations.len() <= 1 {
        let mut plan = plan.clone();
        for step in plan.steps.iter_mut().filter(|step| step.to.len() > 1) {
            step.changes
                .truncate(step.changes.len() + 1 - step.to.len());
            step.to.truncate(1);
        }
        return same("steps", &describe_steps(&plan), &theirs["steps"], asked);
    }
    let to_base = question
        .targets
        .iter()
        .any(|target| target.ends_with("base"));
    let their_rows: Vec<String> =
        serde_json::from_value(theirs["rows"].clone()).expect("rows are strings");
    let arrived = destinations.iter().all(|id| their_rows.contains(id));
    let comparable =
        arrived && stand_side_by_side(map, &destinations) && stand_side_by_side(map, &their_rows);
    if keeps_more || to_base || !comparable {
        return Ok(());
    }
    let mut rows = rows_after(&question.rows, plan).map_err(TestCaseError::fail)?;
    rows.sort();
    rows.dedup();
    same("rows", &json!(rows), &json!(their_rows), asked)
}

/// Says whether the rows are different ones and none is an ancestor of another.
fn stand_side_by_side(map: &RevisionMap, rows: &[String]) -> bool {
    let are_different = (1..rows.len()).all(|at| !rows[..at].contains(&rows[at]));
    are_different && plan_upgrade(map, rows, "base").is_ok()
}

fn same(what: &str, ours: &Value, theirs: &Value, asked: &Value) -> Result<(), TestCaseError> {
    if ours == theirs {
        return Ok(());
    }
    Err(TestCaseError::fail(format!(
        "{what} differ\n  mig:     {ours}\n  Alembic: {theirs}\n  {asked}"
    )))
}

fn describe(map: &RevisionMap) -> Value {
    let ids = |nodes: Vec<Node<'_>>| -> Vec<String> {
        nodes.into_iter().map(|node| node.id().to_owned()).collect()
    };
    let revisions: Vec<Value> = map
        .nodes()
        .map(|node| {
            let mut labels = node.labels().to_vec();
            labels.sort();
            json!({
                "id": node.id(),
                "labels": labels,
                "children": ids(node.children()),
                "marks": [
                    node.is_head(),
                    node.is_real_head(),
                    node.is_base(),
                    node.is_real_base(),
                    node.is_branch_point(),
                    node.is_real_branch_point(),
                    node.is_merge_point(),
                ],
            })
        })
        .collect();
    json!({
        "heads": ids(map.heads()),
        "real_heads": ids(map.real_heads()),
        "bases": ids(map.bases()),
        "real_bases": ids(map.real_bases()),
        "revisions": revisions,
    })
}

fn describe_steps(plan: &Plan) -> Value {
    let steps = plan.steps.iter().map(|step| {
        let kind = match step.kind {
            StepKind::Upgrade => "upgrade",
            StepKind::Downgrade => "downgrade",
            StepKind::Stamp => "stamp_revision",
        };
        let comma = if step.doc.is_empty() { "" } else { ", " };
        let changes = step.changes.iter().map(|change| match change {
            VersionChange::Insert(row) => json!(["insert", row]),
            VersionChange::Delete(row) => json!(["delete", row]),
            VersionChange::Update { from, to } => json!(["update", from, to]),
        });
        json!({
            "kind": kind,
            "from": step.from,
            "to": step.to,
            "text": format!("{kind} {} -> {}{comma}{}", step.from.join(", "), step.to.join(", "), step.doc),
            "changes": changes.collect::<Vec<Value>>(),
        })
    });
    json!(steps.collect::<Vec<Value>>())
}
