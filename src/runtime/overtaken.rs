//! A run beside a tool that takes no lock of ours, such as Alembic: whoever comes second fails, at the latest when it changes
//! the version rows. Then the run goes on from the rows that are there now.
//!
//! In: the error that a run ended with. Out: whether somebody else is the reason. Invariant: nothing is run twice, since all
//! that the failed run did is either committed with its version rows or rolled back.

use super::{Error, Goal, Settings, Unconfirmed};
use crate::database::{self, Connection, Versions};
use crate::plan::Step;

/// What the attempts before have done.
#[derive(Default)]
pub(super) struct Earlier {
    /// The version rows at the beginning of the first.
    pub before: Option<Vec<String>>,
    /// The steps that are committed.
    pub steps: Vec<Step>,
}

impl Earlier {
    /// The revisions that are committed.
    pub fn revisions(&self) -> Vec<String> {
        let revisions = self.steps.iter().map(|step| step.revision.clone());
        revisions.collect()
    }
}

/// The version rows that are there now, where a run upward failed because somebody moved them meanwhile.
pub(super) fn rows_of_another(
    connection: &mut Connection,
    settings: &Settings,
    goal: &Goal,
    error: &Error,
) -> Option<Vec<String>> {
    let refused = matches!(
        error.database()?,
        database::Error::Statement(_) | database::Error::NotOneRow { .. }
    );
    let standing = error.standing()?;
    let whole = standing.part.is_none()
        && standing.unconfirmed == Unconfirmed::Nothing
        && !standing.complete;
    let interrupted = matches!(error, Error::Interrupted { .. });
    if !refused || !whole || interrupted || !matches!(goal, Goal::Upgrade(_)) {
        return None;
    }
    let now = Versions::find(connection, &settings.version_table)
        .and_then(|versions| versions.heads(connection))
        .ok()?;
    differ(&now, &standing.rows).then_some(now)
}

/// Whether these are not the same rows, in whatever order.
pub(super) fn differ(some: &[String], others: &[String]) -> bool {
    let sorted = |rows: &[String]| {
        let mut rows = rows.to_vec();
        rows.sort();
        rows
    };
    sorted(some) != sorted(others)
}
