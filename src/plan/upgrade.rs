//! `upgrade`: everything that the target needs and the rows do not imply, oldest first.

use super::{Plan, Step, StepKind, heads::Heads};
use crate::revision::{Bound, Error, Follow, RevisionMap};

/// Plans the way from the given rows up to a target.
pub fn plan_upgrade(map: &RevisionMap, heads: &[String], target: &str) -> Result<Plan, Error> {
    plan(map, heads, target).map_err(|error| error.for_argument(target.to_owned()))
}

fn plan(map: &RevisionMap, rows: &[String], target: &str) -> Result<Plan, Error> {
    let targets = map.upgrade_targets(Bound::Rows(rows), Bound::Text(target), false)?;
    map.ensure_no_ancestor_among(&targets)?;
    let mut needed = map.ancestors(&targets, Follow::All);
    let current = map.resolve_each(rows)?;
    map.ensure_no_ancestor_among(&current)?;
    let applied = map.ancestors(&current, Follow::All);
    needed.retain(|index| !applied.contains(index));

    let mut heads = Heads::new(map, rows, applied)?;
    let mut plan = Plan::default();
    for index in map.newest_first(&needed, &targets).into_iter().rev() {
        let changes = heads.upgrade(index)?;
        let step = Step::of_revision(map, StepKind::Upgrade, index, changes);
        plan.steps.push(step);
    }
    Ok(plan)
}
