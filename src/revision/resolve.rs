//! Identifier and map → revisions, or an error that holds the candidates.
//!
//! Comes in: names as typed, or rows of the version table (which are looked up the same way). Goes out: places in the
//! graph. The rules, the odd ones included, are Alembic's: ids and labels are keys alike, an exact key wins over a
//! partial one, keys of three characters or fewer have to be written in full.

use super::{
    Error, Index, NodeSet, RevisionMap,
    identifier::{Name, Symbol},
    walk::{Follow, Steps},
};

/// Keys shorter than this are never found by a part of them.
const SHORTEST_PARTIAL_KEY: usize = 4;

/// Where an identifier leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The state before the first revision.
    Base,
    /// A revision.
    At(Index),
}

impl Place {
    pub fn index(self) -> Option<Index> {
        match self {
            Place::Base => None,
            Place::At(index) => Some(index),
        }
    }
}

/// What a symbol stands for before it is looked up.
enum Key<'a> {
    Known(Index),
    Typed(&'a str),
}

/// What stands before an `@`, and the revisions on it.
struct Branch<'a> {
    name: &'a str,
    lineage: NodeSet,
}

impl RevisionMap {
    /// The revisions that an identifier means: several for `heads`, none for `base`; `-N` counts down from the heads.
    pub(crate) fn resolve_all(&self, text: &str) -> Result<Vec<Place>, Error> {
        let name = Name::parse(text);
        if let Some(steps) = name.steps_below_heads() {
            let walked: Option<Vec<Place>> =
                self.below_heads(name.branch, steps)?.into_iter().collect();
            return walked.ok_or_else(|| Error::TooFewSteps {
                relative: format!("-{steps}"),
                steps: steps.to_string(),
            });
        }
        let keys = self.keys_of(name)?;
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let branch = self.branch(name.branch)?;
        keys.into_iter()
            .map(|key| self.look_up(key, branch.as_ref()).map(Place::At))
            .collect()
    }

    /// As [`RevisionMap::resolve_all`] for several identifiers, without the base.
    pub(crate) fn resolve_each<S: AsRef<str>>(&self, texts: &[S]) -> Result<Vec<Index>, Error> {
        let mut found = Vec::new();
        for text in texts {
            let places = self.resolve_all(text.as_ref())?;
            found.extend(places.into_iter().filter_map(Place::index));
        }
        Ok(found)
    }

    /// The one revision that an identifier means, or the base.
    pub(crate) fn resolve_one(&self, text: &str) -> Result<Place, Error> {
        let name = Name::parse(text);
        let mut keys = self.keys_of(name)?;
        match (keys.pop(), keys.is_empty()) {
            (Some(key), true) => {
                let branch = self.branch(name.branch)?;
                self.look_up(key, branch.as_ref()).map(Place::At)
            }
            (Some(key), false) => {
                keys.push(key);
                let known = keys.iter().filter_map(|key| match key {
                    Key::Known(index) => Some(*index),
                    Key::Typed(_) => None,
                });
                Err(self.multiple_heads(text.to_owned(), &known.collect::<Vec<Index>>()))
            }
            (None, _) => {
                if let Some(branch) = name.branch {
                    self.branch_revision(branch)?;
                }
                Ok(Place::Base)
            }
        }
    }

    /// The revision that a row of the version table means.
    pub(crate) fn resolve_row(&self, row: &str) -> Result<Index, Error> {
        self.look_up(Key::Typed(row), None)
    }

    /// The revision that stands for a branch: the one that declares the label, or any revision by its id.
    pub(crate) fn branch_revision(&self, branch: &str) -> Result<Index, Error> {
        if let Some(index) = self.find_key(branch) {
            return Ok(index);
        }
        self.look_up(Key::Typed(branch), None)
            .map_err(|_| Error::UnknownBranch {
                branch: branch.to_owned(),
                similar: self.similar_keys(branch),
            })
    }

    /// Keeps the revisions that share lineage with an identifier (which may name a branch and a revision).
    ///
    /// Where there is nothing to filter the identifier's parts are not looked up, hence not diagnosed.
    pub(crate) fn filter_for_lineage(
        &self,
        targets: &[Index],
        against: &str,
        follow: Follow,
    ) -> Result<Vec<Index>, Error> {
        let name = Name::parse(against);
        let keys = self.keys_of(name)?;
        if targets.is_empty() {
            return Ok(Vec::new());
        }
        let mut shares = Vec::new();
        if let Some(branch) = name.branch {
            shares.push(self.look_up(Key::Typed(branch), None)?);
        }
        for key in keys {
            shares.push(self.look_up(key, None)?);
        }
        if shares.is_empty() {
            return Ok(targets.to_vec());
        }
        let lineage = self.lineage(&shares, follow);
        let on_lineage = |&target: &Index| lineage.contains(target);
        Ok(targets.iter().copied().filter(on_lineage).collect())
    }

    /// The given revisions with all their ancestors and descendants.
    pub(crate) fn lineage(&self, of: &[Index], follow: Follow) -> NodeSet {
        let mut lineage = self.ancestors(of, follow);
        lineage.extend(&self.descendants(of, follow));
        lineage
    }

    fn keys_of<'a>(&self, name: Name<'a>) -> Result<Vec<Key<'a>>, Error> {
        let known = |indices: Vec<Index>| indices.into_iter().map(Key::Known).collect();
        match (name.symbol, name.branch) {
            (Symbol::Base, _) => Ok(Vec::new()),
            (Symbol::Key(key), _) => Ok(vec![Key::Typed(key)]),
            (Symbol::Heads, None) => Ok(known(self.real_head_indices().to_vec())),
            (Symbol::Heads, Some(branch)) => {
                let heads = self.claimed_heads();
                self.filter_for_lineage(&heads, branch, Follow::Versioned)
                    .map(known)
            }
            (Symbol::Head, branch) => {
                let mut heads = self.claimed_heads();
                if let Some(branch) = branch {
                    heads = self.filter_for_lineage(&heads, branch, Follow::Versioned)?;
                }
                if heads.len() > 1 {
                    let on_branch = branch.map(|branch| format!("{branch}@head"));
                    let argument = on_branch.unwrap_or_else(|| "head".to_owned());
                    return Err(self.multiple_heads(argument, &heads));
                }
                Ok(known(heads))
            }
        }
    }

    fn multiple_heads(&self, argument: String, heads: &[Index]) -> Error {
        let is_doubled = self.doubled();
        let mut doubled = heads.to_vec();
        doubled.retain(|&head| is_doubled.contains(head));
        Error::MultipleHeads {
            argument,
            heads: self.ids(heads),
            doubled: self.ids(&doubled),
        }
    }

    fn branch<'a>(&self, name: Option<&'a str>) -> Result<Option<Branch<'a>>, Error> {
        let Some(name) = name else {
            return Ok(None);
        };
        let index = self.branch_revision(name)?;
        let lineage = self.lineage(&[index], Follow::Versioned);
        Ok(Some(Branch { name, lineage }))
    }

    fn look_up(&self, key: Key<'_>, branch: Option<&Branch<'_>>) -> Result<Index, Error> {
        let lineage = branch.map(|branch| &branch.lineage);
        let (index, typed) = match key {
            Key::Known(index) => (index, self.id(index)),
            Key::Typed("") => return Err(Error::EmptyIdentifier),
            Key::Typed(typed) => match self.find_key(typed) {
                Some(index) => (index, typed),
                None => (self.look_up_part(typed, lineage)?, typed),
            },
        };
        match branch {
            Some(branch) if !branch.lineage.contains(index) => Err(Error::NotOnBranch {
                identifier: typed.to_owned(),
                revision: self.id(index).to_owned(),
                branch: branch.name.to_owned(),
            }),
            _ => Ok(index),
        }
    }

    fn look_up_part(&self, typed: &str, lineage: Option<&NodeSet>) -> Result<Index, Error> {
        let candidates: Vec<(&str, Index)> = self
            .keys()
            .filter(|(key, _)| key.starts_with(typed))
            .filter(|(key, _)| key.chars().count() >= SHORTEST_PARTIAL_KEY)
            .filter(|(_, index)| lineage.is_none_or(|lineage| lineage.contains(*index)))
            .collect();
        match candidates[..] {
            [] => Err(Error::RevisionNotFound {
                identifier: typed.to_owned(),
                similar: self.similar_keys(typed),
            }),
            [(_, index)] => Ok(index),
            _ => Err(Error::AmbiguousIdentifier {
                identifier: typed.to_owned(),
                candidates: candidates
                    .into_iter()
                    .map(|(key, _)| key.to_owned())
                    .collect(),
            }),
        }
    }

    /// Walks down from each real head (of a branch); None where there are too few revisions below one.
    pub(super) fn below_heads(
        &self,
        branch: Option<&str>,
        steps: u64,
    ) -> Result<Vec<Option<Place>>, Error> {
        let on_branch = |head: Index| {
            branch.is_none_or(|branch| self.labels_of(head).iter().any(|label| label == branch))
        };
        let mut walked = Vec::new();
        for &head in self.real_head_indices() {
            if on_branch(head) {
                walked.push(self.walk_down(Place::At(head), Steps::exactly(steps))?);
            }
        }
        Ok(walked)
    }
}
