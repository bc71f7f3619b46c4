//! `downgrade`: everything applied that stands on what is undone, newest first.

use super::{Plan, Step, StepKind, heads::Heads};
use crate::revision::{Error, Follow, Index, Place, RevisionMap};

/// Plans the way from the given rows down to a target.
pub fn plan_downgrade(map: &RevisionMap, heads: &[String], target: &str) -> Result<Plan, Error> {
    plan(map, heads, target).map_err(|error| error.for_argument(target.to_owned()))
}

fn plan(map: &RevisionMap, rows: &[String], target: &str) -> Result<Plan, Error> {
    let destination = map.downgrade_target(rows, target)?;
    let roots = roots(
        map,
        destination.place,
        destination.branch.as_deref(),
        target,
    )?;
    let current = map.resolve_each(rows)?;
    let applied = map.ancestors(&current, Follow::All);
    let mut undone = map.descendants(&roots, Follow::All);
    undone.retain(|index| applied.contains(index));

    if let Place::At(index) = destination.place
        && undone.is_empty()
        && !current.contains(&index)
    {
        return Err(Error::NotADowngradeTarget {
            target: target.to_owned(),
        });
    }

    let order = map.newest_first(&undone, &current);
    let mut heads = Heads::new(map, rows, applied.clone())?;
    let was_sound = heads.ensure_side_by_side().is_ok();
    let mut steps = undo(map, &order, &mut heads)?;
    if was_sound && heads.ensure_side_by_side().is_err() {
        let mut heads = Heads::new(map, rows, applied)?.always_compare_parents();
        steps = undo(map, &order, &mut heads)?;
    }
    Ok(Plan {
        steps,
        warnings: destination.warning.into_iter().collect(),
    })
}

fn undo(map: &RevisionMap, order: &[Index], heads: &mut Heads<'_>) -> Result<Vec<Step>, Error> {
    let mut steps = Vec::new();
    for &index in order {
        let changes = heads.downgrade(index)?;
        steps.push(Step::of_revision(map, StepKind::Downgrade, index, changes));
    }
    Ok(steps)
}

/// The lowest revisions to undo: what follows the target, on the branch if one is given.
///
/// A branch is looked at only where there is something to choose from. Alembic counts a base once more for each label
/// that it declares, so that a wrong branch name before `@base` is noticed where the only base has a label.
fn roots(
    map: &RevisionMap,
    place: Place,
    branch: Option<&str>,
    target: &str,
) -> Result<Vec<Index>, Error> {
    let (roots, choices) = match place {
        Place::Base => {
            let bases = map.base_indices().to_vec();
            let is_base = |index: &Index| map.links(*index).down.is_empty();
            let choices = map.keys().filter(|(_, index)| is_base(index)).count();
            (bases, choices)
        }
        Place::At(index) => {
            let children = map.links(index).children.clone();
            let choices = children.len();
            (children, choices)
        }
    };
    let Some(branch) = branch.filter(|_| choices > 1) else {
        return Ok(roots);
    };
    let line = map.ancestors(&[map.branch_revision(branch)?], Follow::Versioned);
    let on_line: Vec<Index> = roots
        .into_iter()
        .filter(|&root| line.contains(root))
        .collect();
    if on_line.is_empty() {
        return Err(Error::NothingOnBranch {
            target: target.to_owned(),
        });
    }
    Ok(on_line)
}
