//! Builds the [`RevisionMap`] from what the files declare and refuses what cannot be a history.
//!
//! Comes in: revisions in file order, which is the order that decides ties everywhere. Goes out: links in both
//! directions as indices, heads and bases, labels, warnings.
//!
//! Invariant: once built, every index is valid and the graph has no cycle, so the walks need no checks of their own.

use std::collections::HashMap;

use super::level::{self, Bounds, Level};
use super::walk::Marks;
use super::{Error, Index, Node, NodeSet, Revision, Warning, cycle, label};

/// The revision graph of one script directory.
#[derive(Debug, Clone, Default)]
pub struct RevisionMap {
    revisions: Vec<Revision>,
    links: Vec<Links>,
    levels: Vec<Level>,
    labels_of: Vec<Vec<String>>,
    index_of: HashMap<String, Index>,
    /// Label and the revision that declares it, in file order.
    declared_labels: Vec<(String, Index)>,
    label_index: HashMap<String, Index>,
    heads: Vec<Index>,
    real_heads: Vec<Index>,
    bases: Vec<Index>,
    real_bases: Vec<Index>,
    duplicates: Vec<Index>,
    warnings: Vec<Warning>,
}

/// The neighbours of one revision.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    /// Parents by `down_revision`, as written.
    pub down: Vec<Index>,
    /// What `depends_on` names, resolved.
    pub dependencies: Vec<Index>,
    /// `down` and those dependencies that no ancestor by `down_revision` has already.
    pub normalized_down: Vec<Index>,
    /// Children by `down_revision`.
    pub children: Vec<Index>,
    /// Children by `down_revision` or `depends_on`.
    pub all_children: Vec<Index>,
    /// The inverse of `normalized_down`.
    pub normalized_children: Vec<Index>,
}

impl RevisionMap {
    /// Builds the map from revisions in the order their files were read.
    ///
    /// An id that several files declare is a [`Warning`]: the last file counts, at the first one's place.
    pub fn new(revisions: Vec<Revision>) -> Result<RevisionMap, Error> {
        for revision in &revisions {
            check_declaration(revision)?;
        }
        let mut map = RevisionMap::default();
        map.add_revisions(revisions)?;
        map.link_dependencies()?;
        map.link_down_revisions()?;
        cycle::ensure_acyclic(&map)?;
        map.levels = level::levels(&map);
        map.find_ends();
        map.normalize_dependencies();
        map.labels_of = label::spread(&map);
        Ok(map)
    }

    /// What was odd while building, in file order.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The number of revisions.
    pub fn len(&self) -> usize {
        self.revisions.len()
    }

    /// Says whether there is no revision at all.
    pub fn is_empty(&self) -> bool {
        self.revisions.is_empty()
    }

    /// All revisions in file order.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.len()).map(|index| self.node(index))
    }

    /// The revision with exactly this id.
    pub fn get(&self, id: &str) -> Option<Node<'_>> {
        self.index_of.get(id).map(|&index| self.node(index))
    }

    /// Revisions without a child by `down_revision`, in file order (what `heads` lists).
    pub fn heads(&self) -> Vec<Node<'_>> {
        self.nodes_at(&self.heads)
    }

    /// Heads that no revision depends on either: the rows that `upgrade heads` ends with.
    pub fn real_heads(&self) -> Vec<Node<'_>> {
        self.nodes_at(&self.real_heads)
    }

    /// Revisions without `down_revision`, in file order.
    pub fn bases(&self) -> Vec<Node<'_>> {
        self.nodes_at(&self.bases)
    }

    /// Bases that depend on nothing.
    pub fn real_bases(&self) -> Vec<Node<'_>> {
        self.nodes_at(&self.real_bases)
    }

    /// Every declared branch label with the revision that declares it, in file order.
    pub fn declared_labels(&self) -> impl Iterator<Item = (&str, Node<'_>)> {
        self.declared_labels
            .iter()
            .map(|(label, index)| (label.as_str(), self.node(*index)))
    }

    pub(crate) fn node(&self, index: Index) -> Node<'_> {
        Node { map: self, index }
    }

    pub(crate) fn nodes_at(&self, indices: &[Index]) -> Vec<Node<'_>> {
        indices.iter().map(|&index| self.node(index)).collect()
    }

    pub(crate) fn revision(&self, index: Index) -> &Revision {
        &self.revisions[index]
    }

    pub(crate) fn id(&self, index: Index) -> &str {
        &self.revisions[index].id
    }

    pub(crate) fn ids(&self, indices: &[Index]) -> Vec<String> {
        indices
            .iter()
            .map(|&index| self.id(index).to_owned())
            .collect()
    }

    pub(crate) fn links(&self, index: Index) -> &Links {
        &self.links[index]
    }

    pub(crate) fn level(&self, index: Index) -> Level {
        self.levels[index]
    }

    pub(crate) fn labels_of(&self, index: Index) -> &[String] {
        &self.labels_of[index]
    }

    pub(crate) fn head_indices(&self) -> &[Index] {
        &self.heads
    }

    /// The heads that `head` has to choose from: like Alembic's, each file of a doubled id counts as a head of its
    /// own, so that `upgrade head` stops instead of leaving one of the two files out.
    pub(crate) fn claimed_heads(&self) -> Vec<Index> {
        let mut claimed: Vec<Index> = self.heads.iter().chain(&self.duplicates).copied().collect();
        claimed.sort_unstable();
        claimed
    }

    /// The revisions whose id several files declare.
    pub(crate) fn doubled(&self) -> NodeSet {
        NodeSet::of(self.len(), self.duplicates.iter().copied())
    }

    pub(crate) fn real_head_indices(&self) -> &[Index] {
        &self.real_heads
    }

    pub(crate) fn base_indices(&self) -> &[Index] {
        &self.bases
    }

    /// Finds an id or a label written in full.
    pub(crate) fn find_key(&self, key: &str) -> Option<Index> {
        self.index_of
            .get(key)
            .or_else(|| self.label_index.get(key))
            .copied()
    }

    /// Ids in file order, then labels: everything that a partial identifier may stand for.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&str, Index)> {
        let ids = self
            .revisions
            .iter()
            .enumerate()
            .map(|(index, revision)| (revision.id.as_str(), index));
        let labels = self
            .declared_labels
            .iter()
            .map(|(label, index)| (label.as_str(), *index));
        ids.chain(labels)
    }

    /// Ids and labels that a mistyped one may have meant, the likeliest first.
    pub(crate) fn similar_keys(&self, typed: &str) -> Vec<String> {
        const LIKE: f64 = 0.82;
        // Who types capitals where there are none has not mistyped anything else.
        let typed = typed.to_lowercase();
        let mut scored: Vec<(f64, &str)> = self
            .keys()
            .map(|(key, _)| (strsim::jaro_winkler(&typed, &key.to_lowercase()), key))
            .filter(|(score, _)| *score >= LIKE)
            .collect();
        scored.sort_by(|left, right| right.0.total_cmp(&left.0));
        scored
            .into_iter()
            .take(3)
            .map(|(_, key)| key.to_owned())
            .collect()
    }

    fn add_revisions(&mut self, revisions: Vec<Revision>) -> Result<(), Error> {
        let mut labelled: Vec<(String, Index)> = Vec::new();
        for revision in revisions {
            let index = match self.index_of.get(&revision.id) {
                Some(&index) => {
                    self.warnings.push(Warning::DuplicateRevision {
                        revision: revision.id.clone(),
                    });
                    self.duplicates.push(index);
                    index
                }
                None => {
                    self.index_of
                        .insert(revision.id.clone(), self.revisions.len());
                    self.revisions.push(revision.clone());
                    self.revisions.len() - 1
                }
            };
            let labels = revision.branch_labels.iter().cloned();
            labelled.extend(labels.map(|label| (label, index)));
            self.revisions[index] = revision;
        }
        for (label, index) in labelled {
            if let Some(other) = self.find_key(&label) {
                return Err(Error::DuplicateLabel {
                    label,
                    revision: self.id(index).to_owned(),
                    other: self.id(other).to_owned(),
                });
            }
            self.label_index.insert(label.clone(), index);
            self.declared_labels.push((label, index));
        }
        self.links = vec![Links::default(); self.revisions.len()];
        Ok(())
    }

    fn link_dependencies(&mut self) -> Result<(), Error> {
        let mut known = Marks::new(self.len());
        for index in 0..self.len() {
            known.clear();
            for dependency in &self.revisions[index].depends_on {
                let Some(found) = self.find_key(dependency) else {
                    return Err(Error::MissingDependency {
                        revision: self.id(index).to_owned(),
                        missing: dependency.clone(),
                        similar: self.similar_keys(dependency),
                    });
                };
                if known.insert(found) {
                    self.links[index].dependencies.push(found);
                }
            }
        }
        Ok(())
    }

    fn link_down_revisions(&mut self) -> Result<(), Error> {
        for index in 0..self.len() {
            for down_revision in &self.revisions[index].down_revisions {
                let Some(&found) = self.index_of.get(down_revision) else {
                    return Err(self.missing_down_revision(index, down_revision));
                };
                self.links[index].down.push(found);
            }
            for at in 0..self.links[index].down.len() {
                let parent = self.links[index].down[at];
                push_child(&mut self.links[parent].children, index);
                push_child(&mut self.links[parent].all_children, index);
            }
            for at in 0..self.links[index].dependencies.len() {
                let parent = self.links[index].dependencies[at];
                push_child(&mut self.links[parent].all_children, index);
            }
        }
        Ok(())
    }

    fn missing_down_revision(&self, index: Index, missing: &str) -> Error {
        let label_of = self.label_index.get(missing);
        Error::MissingDownRevision {
            revision: self.id(index).to_owned(),
            described: self.describe_unlinked(index),
            missing: missing.to_owned(),
            label_of: label_of.map(|&declaring| self.id(declaring).to_owned()),
            similar: self.similar_keys(missing),
        }
    }

    /// A revision as Alembic puts it while the graph is being built: a head is what no file before has followed.
    fn describe_unlinked(&self, index: Index) -> String {
        let revision = self.revision(index);
        let below = revision.down_revisions.join(", ");
        let children = self.links[index].children.len();
        let markers = [
            (children == 0, " (head)"),
            (children > 1, " (branchpoint)"),
            (revision.down_revisions.len() > 1, " (mergepoint)"),
        ];
        let markers: String = markers
            .iter()
            .filter_map(|(applies, marker)| applies.then_some(*marker))
            .collect();
        format!(
            "{below} -> {}{markers}, {}",
            revision.id,
            revision.summary()
        )
    }

    fn find_ends(&mut self) {
        for (index, links) in self.links.iter().enumerate() {
            if links.children.is_empty() {
                self.heads.push(index);
            }
            if links.all_children.is_empty() {
                self.real_heads.push(index);
            }
            if links.down.is_empty() {
                self.bases.push(index);
            }
            if links.down.is_empty() && links.dependencies.is_empty() {
                self.real_bases.push(index);
            }
        }
    }

    /// Leaves out dependencies that an ancestor by `down_revision` has as well: they are reached through it.
    ///
    /// Asked from the dependency's side, so that it takes one walk for each revision that several depend on, and that no
    /// farther than these are.
    fn normalize_dependencies(&mut self) {
        let mut dependents: Vec<Vec<Index>> = vec![Vec::new(); self.len()];
        for (index, links) in self.links.iter().enumerate() {
            for &dependency in &links.dependencies {
                dependents[dependency].push(index);
            }
        }
        let mut implied: Vec<Vec<Index>> = vec![Vec::new(); self.len()];
        let mut above = Marks::new(self.len());
        for (dependency, dependents) in dependents.iter().enumerate() {
            if dependents.len() < 2 {
                continue;
            }
            let bounds = Bounds::of(dependents.iter().map(|&index| self.levels[index]));
            above.clear();
            let mut todo = dependents.clone();
            while let Some(index) = todo.pop() {
                for &child in &self.links[index].children {
                    if bounds.are_perhaps_at_or_above(self.levels[child]) && above.insert(child) {
                        todo.push(child);
                    }
                }
            }
            for &index in dependents {
                if above.contains(index) {
                    implied[index].push(dependency);
                }
            }
        }
        let mut known = Marks::new(self.len());
        for (index, implied) in implied.into_iter().enumerate() {
            let links = &self.links[index];
            let mut normalized: Vec<Index> = Vec::new();
            known.clear();
            normalized.extend(links.down.iter().filter(|&&down| known.insert(down)));
            for dependency in implied {
                known.insert(dependency);
            }
            let dependencies = links.dependencies.iter();
            normalized.extend(dependencies.filter(|&&dependency| known.insert(dependency)));
            for &parent in &normalized {
                self.links[parent].normalized_children.push(index);
            }
            self.links[index].normalized_down = normalized;
        }
    }
}

/// Appends a child once: children arrive one after the other, so looking at the last one suffices.
fn push_child(list: &mut Vec<Index>, index: Index) {
    if list.last() != Some(&index) {
        list.push(index);
    }
}

/// Refuses what is wrong with one file alone, in the order in which Alembic looks.
fn check_declaration(revision: &Revision) -> Result<(), Error> {
    let id = &revision.id;
    if revision.down_revisions.contains(id) {
        return Err(Error::SelfLoop {
            revision: id.clone(),
        });
    }
    if revision.depends_on.contains(id) {
        return Err(Error::DependencySelfLoop {
            revision: id.clone(),
        });
    }
    super::identifier::ensure_legal_id(id)
}
