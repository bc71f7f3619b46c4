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
use mig::revision::{Error, HistoryRange, Node, RevisionMap};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use serde_json::{Value, json};

use crate::random::{GraphShape, Question, QuestionShape, graph_shape, question_shapes};
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
    let mut alembic = Alembic::start(&python);
    // Fails here, not in the midst of making a case smaller, when Alembic is missing.
    alembic.ask(&json!({"revisions": [], "queries": []}));
    let alembic = RefCell::new(alembic);
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

impl Question {
    /// Says whether the target is `name@base`, where Alembic may not look at the name.
    fn names_a_base(&self) -> bool {
        self.kind == "downgrade" && self.targets[0].ends_with("@base")
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
        (Err(Error::UnknownBranch { .. }), None) if question.names_a_base() => Ok(()),
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
    let mut rows = question.rows.clone();
    rows.sort();
    rows.dedup();
    let mut rows = rows_after(&rows, plan).map_err(TestCaseError::fail)?;
    rows.sort();
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
