//! `downgrade`: everything applied that stands on what is undone, newest first.

use super::{Plan, Step, StepKind, heads::Heads};
use crate::revision::{Error, Follow, Index, Place, RevisionMap, Warning};

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
    let mut warnings: Vec<Warning> = destination.warning.into_iter().collect();
    if let (Place::Base, Some(branch)) = (destination.place, destination.branch.as_deref())
        && !order.is_empty()
    {
        warnings.extend(undoes_others(map, branch, target, &order)?);
    }
    Ok(Plan { steps, warnings })
}

/// Whoever names a branch may not think of the other branches that stand on what is undone.
fn undoes_others(
    map: &RevisionMap,
    branch: &str,
    target: &str,
    undone: &[Index],
) -> Result<Option<Warning>, Error> {
    let line = map.lineage(&[map.branch_revision(branch)?], Follow::Versioned);
    let others: Vec<Index> = undone
        .iter()
        .copied()
        .filter(|&index| !line.contains(index))
        .collect();
    Ok((!others.is_empty()).then(|| Warning::UndoesOthers {
        target: target.to_owned(),
        others: map.ids(&others),
    }))
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
/// A branch is looked at only where there is something to choose from; a name before `@base` that means nothing is an error in
/// any case, though not in Alembic where there is one base without a label: it undoes everything then.
fn roots(
    map: &RevisionMap,
    place: Place,
    branch: Option<&str>,
    target: &str,
) -> Result<Vec<Index>, Error> {
    let (roots, is_always_known) = match place {
        Place::Base => (map.base_indices().to_vec(), !map.base_indices().is_empty()),
        Place::At(index) => (map.links(index).children.clone(), false),
    };
    let Some(branch) = branch.filter(|_| is_always_known || roots.len() > 1) else {
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
