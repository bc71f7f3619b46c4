//! Current rows and a target → the steps to take, each with its changes of the version table.
//!
//! Comes in: the [`RevisionMap`], the rows of the version table in the order they were read (or the start of a `--sql`
//! range), a target as typed. Goes out: a [`Plan`], which is data. Must not know: files, SQL, the database.
//!
//! Invariant: planning carries nothing out, and the same input gives the same plan. The changes of all steps, applied in
//! order to the given rows, never insert a row that is there or touch one that is not.

mod downgrade;
mod heads;
mod stamp;
mod upgrade;

pub use downgrade::plan_downgrade;
pub use stamp::plan_stamp;
pub use upgrade::plan_upgrade;

use crate::revision::{Index, RevisionMap, Warning};

/// What has to be done, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The steps, the first to be run first.
    pub steps: Vec<Step>,
    /// What the user should be told before.
    pub warnings: Vec<Warning>,
}

/// What a step does besides changing the version table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// Runs `upgrade()`.
    Upgrade,
    /// Runs `downgrade()`.
    Downgrade,
    /// Runs nothing.
    Stamp,
}

/// One revision's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub kind: StepKind,
    /// Whose `upgrade()` or `downgrade()` runs. For a stamp: the revision that is stamped, or the row that goes.
    pub revision: String,
    /// What the log line shows left of the arrow.
    pub from: Vec<String>,
    /// What the log line shows right of the arrow.
    pub to: Vec<String>,
    /// First paragraph of the docstring, for the log line. Empty for a stamp.
    pub doc: String,
    /// Changes of the version table, in order.
    pub changes: Vec<VersionChange>,
}

/// One statement's worth of change of the version table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VersionChange {
    /// A new row.
    Insert(String),
    /// A row goes.
    Delete(String),
    /// A row becomes another one.
    Update {
        /// The row as it is.
        from: String,
        /// The row as it will be.
        to: String,
    },
}

impl VersionChange {
    /// Makes the change in a list of rows.
    pub fn apply(&self, rows: &mut Vec<String>) {
        match self {
            VersionChange::Insert(id) => rows.push(id.clone()),
            VersionChange::Delete(id) => rows.retain(|row| row != id),
            VersionChange::Update { from, to } => {
                for row in rows.iter_mut().filter(|row| *row == from) {
                    row.clone_from(to);
                }
            }
        }
    }

    /// The id that stands in the table afterwards and did not before.
    pub fn written_id(&self) -> Option<&str> {
        match self {
            VersionChange::Insert(id) | VersionChange::Update { to: id, .. } => Some(id),
            VersionChange::Delete(_) => None,
        }
    }
}

impl Step {
    fn of_revision(
        map: &RevisionMap,
        kind: StepKind,
        index: Index,
        changes: Vec<VersionChange>,
    ) -> Step {
        let this = vec![map.id(index).to_owned()];
        let down = map.revision(index).down_revisions.clone();
        let (from, to) = match kind {
            StepKind::Downgrade => (this, down),
            StepKind::Upgrade | StepKind::Stamp => (down, this),
        };
        Step {
            kind,
            revision: map.id(index).to_owned(),
            from,
            to,
            doc: map.revision(index).summary().to_owned(),
            changes,
        }
    }
}
