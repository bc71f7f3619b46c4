//! From the graph and its files to what reports say about a revision.

use std::collections::HashSet;
use std::time::Duration;

use crate::config::Config;
use crate::database::Progress;
use crate::output::Ui;
use crate::plan::Step;
use crate::report;
use crate::revision::{Node, RevisionMap};
use crate::script::ScriptDirectory;

/// What the rows of a version table mean in a graph.
pub struct Position {
    rows: HashSet<String>,
    applied: HashSet<String>,
    /// Rows that no file has.
    pub unknown_rows: Vec<String>,
}

impl Position {
    /// Finds what is applied: the rows and all that they need.
    pub fn new(map: &RevisionMap, rows: &[String]) -> Position {
        let mut applied = HashSet::new();
        let mut reached: Vec<Node<'_>> = rows.iter().filter_map(|row| map.get(row)).collect();
        while let Some(node) = reached.pop() {
            if applied.insert(node.id().to_owned()) {
                reached.extend(node.down_revisions());
                reached.extend(node.dependencies());
            }
        }
        let unknown_rows = rows
            .iter()
            .filter(|row| map.get(row).is_none())
            .cloned()
            .collect();
        Position {
            rows: rows.iter().cloned().collect(),
            applied,
            unknown_rows,
        }
    }

    /// Returns how many revisions are applied.
    pub fn applied(&self) -> usize {
        self.applied.len()
    }
}

/// Says what there is to say about a revision without asking a database.
pub fn describe(node: Node<'_>, directory: &ScriptDirectory) -> report::Revision {
    let revision = node.revision();
    let ids = |nodes: Vec<Node<'_>>| nodes.into_iter().map(|node| node.id().to_owned()).collect();
    report::Revision {
        revision: revision.id.clone(),
        down_revisions: revision.down_revisions.clone(),
        depends_on: revision.depends_on.clone(),
        dependencies: ids(node.dependencies()),
        branch_labels: node.labels().to_vec(),
        branches_into: ids(node.children()),
        message: node.summary().to_owned(),
        doc: revision.doc.clone(),
        head: node.is_head(),
        effective_head: node.is_effective_head(),
        branch_point: node.is_branch_point(),
        merge_point: node.is_merge_point(),
        current: None,
        applied: None,
        path: directory
            .script(&revision.id)
            .map(|script| script.path.display().to_string())
            .unwrap_or_default(),
    }
}

/// Says in addition how the revision stands to a database.
pub fn describe_at(
    node: Node<'_>,
    directory: &ScriptDirectory,
    position: &Position,
) -> report::Revision {
    report::Revision {
        current: Some(position.rows.contains(node.id())),
        applied: Some(position.applied.contains(node.id())),
        ..describe(node, directory)
    }
}

/// Says what takes time before a script with answers begins.
pub const SCRATCH: &str = "Creating a scratch database";

/// Says what takes time while an embedded database is opened.
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::CreatingEmbedded => "Creating the embedded database",
        Progress::StartingEmbedded => "Starting the embedded database",
    }
}

/// Says what a step did.
pub fn step(step: &Step, elapsed: Duration) -> report::Step {
    report::Step {
        revision: step.revision.clone(),
        from: step.from.clone(),
        to: step.to.clone(),
        message: step.doc.clone(),
        seconds: elapsed.as_secs_f64(),
    }
}

/// Says what a run works with: files, database, and what of env.py it does not do.
pub fn setup(config: &Config, ui: &mut Ui) {
    let files: Vec<String> = config
        .files
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    ui.status(&format!(
        "Configuration: {}",
        if files.is_empty() {
            "none".to_owned()
        } else {
            files.join(", ")
        }
    ));
    ui.status(&format!("Database: {}", config.database_url));
    let Some(path) = &config.env_py.path else {
        return;
    };
    for unfollowed in config
        .env_py
        .unfollowed
        .iter()
        .filter(|unfollowed| !unfollowed.answered)
    {
        let instead = unfollowed
            .instead
            .iter()
            .map(|instead| format!("; instead: {instead}"))
            .collect::<String>();
        ui.status(&format!(
            "{}:{}: not followed: {}{instead}",
            path.display(),
            unfollowed.line,
            unfollowed.what
        ));
    }
}
