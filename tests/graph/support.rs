//! Graphs, rows and plans in short notation.
//!
//! A graph is one line a file: `id <- down, down @label ^dependency`. Rows are ids with spaces between them. A plan reads
//! `a1[+a1] a2[a1>a2] m[-b2 a2>m]`: the revisions in order, each with the rows inserted, deleted and updated; an error
//! reads `! message`.

use mig::plan::{Plan, StepKind, VersionChange, plan_downgrade, plan_stamp, plan_upgrade};
use mig::revision::{Error, HistoryRange, Node, Revision, RevisionMap};

pub fn graph(text: &str) -> RevisionMap {
    load(text).expect("the graph is sound")
}

pub fn load(text: &str) -> Result<RevisionMap, Error> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    RevisionMap::new(lines.map(revision).collect())
}

fn revision(line: &str) -> Revision {
    let (id, rest) = line.split_once("<-").expect("a line is: id <- down");
    let mut revision = Revision {
        id: id.trim().to_owned(),
        ..Revision::default()
    };
    for word in rest.split([' ', ',']).filter(|word| !word.is_empty()) {
        match word.split_at(1) {
            ("@", label) => revision.branch_labels.push(label.to_owned()),
            ("^", dependency) => revision.depends_on.push(dependency.to_owned()),
            _ => revision.down_revisions.push(word.to_owned()),
        }
    }
    revision
}

pub fn up(map: &RevisionMap, rows: &str, target: &str) -> String {
    show(plan_upgrade(map, &words(rows), target))
}

pub fn down(map: &RevisionMap, rows: &str, target: &str) -> String {
    show(plan_downgrade(map, &words(rows), target))
}

/// Stamps always start from a log line: `a1,b1->c1[-a1 b1>c1]`.
pub fn stamp(map: &RevisionMap, rows: &str, targets: &str) -> String {
    show(plan_stamp(map, &words(rows), &words(targets)))
}

pub fn history(map: &RevisionMap, rows: &str, range: &str) -> String {
    let range = HistoryRange::parse(range);
    list(range.and_then(|range| map.history(range, &words(rows))))
}

pub fn shown(map: &RevisionMap, rows: &str, identifier: &str) -> String {
    list(map.show(identifier, &words(rows)))
}

pub fn current(map: &RevisionMap, rows: &str) -> String {
    list(map.current(&words(rows)))
}

pub fn list(nodes: Result<Vec<Node<'_>>, Error>) -> String {
    match nodes {
        Ok(nodes) => ids(&nodes),
        Err(error) => format!("! {error}"),
    }
}

pub fn ids(nodes: &[Node<'_>]) -> String {
    let ids: Vec<&str> = nodes.iter().map(|node| node.id()).collect();
    ids.join(" ")
}

pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn show(plan: Result<Plan, Error>) -> String {
    let plan = match plan {
        Ok(plan) => plan,
        Err(error) => return format!("! {error}"),
    };
    let steps = plan.steps.iter().map(|step| {
        let changes = step.changes.iter().map(|change| match change {
            VersionChange::Insert(row) => format!("+{row}"),
            VersionChange::Delete(row) => format!("-{row}"),
            VersionChange::Update { from, to } => format!("{from}>{to}"),
        });
        let changes: Vec<String> = changes.collect();
        let name = match step.kind {
            StepKind::Upgrade | StepKind::Downgrade => step.revision.clone(),
            StepKind::Stamp => format!("{}->{}", step.from.join(","), step.to.join(",")),
        };
        format!("{name}[{}]", changes.join(" "))
    });
    steps.collect::<Vec<String>>().join(" ")
}

/// The rows that a plan leaves behind, unless a change does not find what it changes.
pub fn rows_after(rows: &[String], plan: &Plan) -> Result<Vec<String>, String> {
    let mut rows: Vec<String> = rows.to_vec();
    for change in plan.steps.iter().flat_map(|step| &step.changes) {
        let (gone, new) = match change {
            VersionChange::Insert(new) => (None, Some(new)),
            VersionChange::Delete(gone) => (Some(gone), None),
            VersionChange::Update { from, to } => (Some(from), Some(to)),
        };
        if let Some(gone) = gone {
            let at = rows.iter().position(|row| row == gone);
            rows.remove(at.ok_or_else(|| format!("{change:?}: no such row in {rows:?}"))?);
        }
        if let Some(new) = new {
            if rows.contains(new) {
                return Err(format!("{change:?}: already in {rows:?}"));
            }
            rows.push(new.clone());
        }
    }
    Ok(rows)
}
