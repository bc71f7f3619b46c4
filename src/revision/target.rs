//! Relative targets: `+1`, `-2`, `branch@+1`, `rev-2`, counted from the current rows or from a named revision.

use super::{
    Error, Index, RevisionMap, Warning,
    identifier::{Name, Relative},
    resolve::Place,
    walk::{Follow, Steps},
};

/// The lower end of an upgrade or a history range, or the upper end of one: typed, or rows of the version table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound<'a> {
    Text(&'a str),
    Rows(&'a [String]),
}

impl Bound<'_> {
    /// How Alembic's messages show the bound; rows appear as the Python tuple they are there.
    pub fn describe(self) -> String {
        match self {
            Bound::Text(text) => text.to_owned(),
            Bound::Rows([row]) => format!("('{row}',)"),
            Bound::Rows(rows) => {
                let quoted: Vec<String> = rows.iter().map(|row| format!("'{row}'")).collect();
                format!("({})", quoted.join(", "))
            }
        }
    }

    /// What may be typed for the bound.
    pub fn typed(&self) -> &str {
        match self {
            Bound::Text(text) => text,
            Bound::Rows(_) => "current",
        }
    }

    fn names(self) -> Vec<String> {
        match self {
            Bound::Text(text) => vec![text.to_owned()],
            Bound::Rows(rows) => rows.to_vec(),
        }
    }
}

/// Where a downgrade goes.
pub(crate) struct DowngradeTarget {
    /// The branch that the downgrade is restricted to.
    pub branch: Option<String>,
    pub place: Place,
    pub warning: Option<Warning>,
}

impl RevisionMap {
    /// The revisions that a bound means, `-N` counting down from the heads; what lies below the first one is the base.
    pub(crate) fn resolve_bound(&self, bound: Bound<'_>) -> Result<Vec<Place>, Error> {
        match bound {
            Bound::Text(text) => {
                let name = Name::parse(text);
                match name.steps_below_heads() {
                    Some(steps) => {
                        let walked = self.below_heads(name.branch, steps)?.into_iter();
                        Ok(walked.map(|place| place.unwrap_or(Place::Base)).collect())
                    }
                    None => self.resolve_all(text),
                }
            }
            Bound::Rows(rows) => {
                let found = self.resolve_each(rows)?;
                Ok(found.into_iter().map(Place::At).collect())
            }
        }
    }

    /// The revisions that an upgrade to `target` has to reach, given what is applied.
    pub(crate) fn upgrade_targets(
        &self,
        current: Bound<'_>,
        target: Bound<'_>,
        clamp: bool,
    ) -> Result<Vec<Index>, Error> {
        let places = match target {
            Bound::Rows(rows) => return self.resolve_each(rows),
            Bound::Text(text) => match Relative::parse(text) {
                None => self.resolve_all(text)?,
                Some(relative) => vec![self.relative_upgrade(current, relative, clamp)?],
            },
        };
        Ok(places.into_iter().filter_map(Place::index).collect())
    }

    fn relative_upgrade(
        &self,
        current: Bound<'_>,
        relative: Relative<'_>,
        clamp: bool,
    ) -> Result<Place, Error> {
        let steps = Steps {
            count: relative.steps,
            clamp,
        };
        let goes_up = relative.is_up && relative.steps > 0;
        let walked = match (relative.symbol, goes_up) {
            (None, false) => None,
            (None, true) => {
                let start = self.upgrade_start(current, relative.branch)?;
                self.walk_up(start, steps, relative.branch)?
            }
            (Some(symbol), true) => {
                let start = self.resolve_one(symbol)?;
                self.walk_up(start, steps, relative.branch)?
            }
            (Some(symbol), false) => {
                let start = self.resolve_one(&on_branch(relative.branch, symbol))?;
                self.walk_down(start, steps)?
            }
        };
        walked.ok_or_else(|| {
            let repeats_number = relative.symbol.is_none() && !goes_up;
            too_few_steps(relative, !repeats_number)
        })
    }

    /// Where `+N` and `branch@+N` start to count.
    fn upgrade_start(&self, current: Bound<'_>, branch: Option<&str>) -> Result<Place, Error> {
        let Some(branch) = branch else {
            let names = current.names();
            return match &names[..] {
                [] => Ok(Place::Base),
                [name] if Name::parse(name).steps_below_heads().is_some() => {
                    match self.resolve_bound(current)?[..] {
                        [place] => Ok(place),
                        _ => Err(Error::AmbiguousStart { rows: names }),
                    }
                }
                [name] => self.resolve_one(name),
                _ => Err(Error::AmbiguousStart { rows: names }),
            };
        };
        let current: Vec<Index> = self
            .resolve_bound(current)?
            .into_iter()
            .filter_map(Place::index)
            .collect();
        let mut starts = self.filter_for_lineage(&current, branch, Follow::Versioned)?;
        if starts.is_empty() {
            starts = self.applied_tips(&current, branch)?;
        }
        match starts[..] {
            [] => Ok(Place::Base),
            [start] => Ok(Place::At(start)),
            _ => Err(Error::AmbiguousStart {
                rows: self.ids(&starts),
            }),
        }
    }

    /// The uppermost applied revisions of a branch that none of the rows is on.
    fn applied_tips(&self, current: &[Index], branch: &str) -> Result<Vec<Index>, Error> {
        let applied: Vec<Index> = self.ancestors(current, Follow::All).iter().collect();
        let active = self.filter_for_lineage(&applied, branch, Follow::Versioned)?;
        let mut tips = super::NodeSet::of(self.len(), active.iter().copied());
        for &index in &active {
            for &down in &self.links(index).normalized_down {
                tips.remove(down);
            }
        }
        Ok(tips.iter().collect())
    }

    /// Where a downgrade to `target` goes, given the rows in the order they were read.
    pub(crate) fn downgrade_target(
        &self,
        rows: &[String],
        target: &str,
    ) -> Result<DowngradeTarget, Error> {
        let Some(relative) = Relative::parse(target) else {
            let (branch, symbol) = match target.rsplit_once('@') {
                Some((branch, symbol)) => (Some(branch).filter(|name| !name.is_empty()), symbol),
                None => (None, target),
            };
            return Ok(DowngradeTarget {
                branch: branch.map(str::to_owned),
                place: self.resolve_one(symbol)?,
                warning: None,
            });
        };
        let steps = Steps::exactly(relative.steps);
        let goes_down = !relative.is_up && relative.steps > 0;
        match (relative.symbol, goes_down) {
            (None, false) => Err(too_few_steps(relative, true)),
            (Some(symbol), false) => {
                let start = self.resolve_one(symbol)?;
                let walked = self.walk_up(start, steps, relative.branch)?;
                let walked = walked.filter(|&place| place != Place::Base);
                Ok(DowngradeTarget {
                    branch: relative.branch.map(str::to_owned),
                    place: walked.ok_or_else(|| walked_too_far(target))?,
                    warning: None,
                })
            }
            (Some(symbol), true) => {
                let start = self.resolve_one(&on_branch(relative.branch, symbol))?;
                let walked = self.walk_down(start, steps)?;
                Ok(DowngradeTarget {
                    branch: relative.branch.map(str::to_owned),
                    place: walked.ok_or_else(|| walked_too_far(target))?,
                    warning: None,
                })
            }
            (None, true) => self.relative_downgrade(rows, relative),
        }
    }

    fn relative_downgrade(
        &self,
        rows: &[String],
        relative: Relative<'_>,
    ) -> Result<DowngradeTarget, Error> {
        if rows.is_empty() {
            if let Some(branch) = relative.branch {
                self.filter_for_lineage(&[], branch, Follow::Versioned)?;
            }
            return Err(too_few_steps(relative, true));
        }
        let (start, warning) = match relative.branch {
            Some(branch) => (self.row_on_branch(rows, branch)?, None),
            None => self.row_to_count_from(rows)?,
        };
        let start_id = self.id(start).to_owned();
        let branch = relative.branch.map_or(start_id.clone(), str::to_owned);
        let start = self.resolve_one(&on_branch(Some(&branch), &start_id))?;
        let walked = self.walk_down(start, Steps::exactly(relative.steps))?;
        Ok(DowngradeTarget {
            branch: Some(branch),
            place: walked.ok_or_else(|| too_few_steps(relative, true))?,
            warning,
        })
    }

    /// The row that `-N` counts from. Alembic takes whichever row the database happens to return first; here it is the
    /// one that comes first in file order, the order of `heads` and `current`.
    fn row_to_count_from(&self, rows: &[String]) -> Result<(Index, Option<Warning>), Error> {
        let mut found = Vec::new();
        for row in rows {
            found.push(self.resolve_row(row)?);
        }
        found.sort_unstable();
        found.dedup();
        let first = found[0];
        let warning = (found.len() > 1).then(|| Warning::AmbiguousDowngrade {
            chosen: self.id(first).to_owned(),
        });
        Ok((first, warning))
    }

    /// The one current revision on a branch; where no row is on it, what the rows imply through dependencies counts.
    fn row_on_branch(&self, rows: &[String], branch: &str) -> Result<Index, Error> {
        let found = self.resolve_each(rows)?;
        let mut on_branch = self.filter_for_lineage(&found, branch, Follow::Versioned)?;
        if on_branch.is_empty() {
            let implied = self.all_current(&found);
            on_branch = self.filter_for_lineage(&implied, branch, Follow::Versioned)?;
        }
        on_branch.sort_unstable();
        on_branch.dedup();
        match on_branch[..] {
            [index] => Ok(index),
            _ => Err(Error::NotOneRowOnBranch {
                branch: branch.to_owned(),
                rows: self.ids(&on_branch),
            }),
        }
    }

    /// The given revisions and those applied through dependencies, without what a child by `down_revision` covers.
    pub(crate) fn all_current(&self, rows: &[Index]) -> Vec<Index> {
        let applied = self.ancestors(rows, Follow::All);
        let is_covered = |index: Index| {
            let children = &self.links(index).children;
            children.iter().any(|&child| applied.contains(child))
        };
        applied.iter().filter(|&index| !is_covered(index)).collect()
    }
}

fn on_branch(branch: Option<&str>, symbol: &str) -> String {
    match branch {
        Some(branch) => format!("{branch}@{symbol}"),
        None => symbol.to_owned(),
    }
}

fn walked_too_far(target: &str) -> Error {
    Error::WalkedTooFar {
        target: target.to_owned(),
    }
}

/// Alembic repeats what was typed in some places and the number it read in others.
fn too_few_steps(relative: Relative<'_>, as_typed: bool) -> Error {
    let sign = if relative.is_up || relative.steps == 0 {
        ""
    } else {
        "-"
    };
    let digits = relative.text[1..].trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    Error::TooFewSteps {
        relative: if as_typed {
            relative.text.to_owned()
        } else {
            format!("{sign}{digits}")
        },
        steps: digits.to_owned(),
    }
}
