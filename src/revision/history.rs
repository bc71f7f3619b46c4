//! What `history`, `current`, `heads`, `branches` and `show` list: which revisions, in which order.
//!
//! Comes in: what was typed, the rows of the version table. Goes out: [`Node`]s. How they look is not decided here.

use super::{
    Error, HistoryRange, Index, Node, Place, RevisionMap,
    identifier::{Name, RangeEnd},
    target::Bound,
    walk::{Follow, NodeSet, Steps},
};

impl RevisionMap {
    /// The revisions of a range, newest first, both ends included. `rows` matter only for a range that names `current`.
    pub fn history(
        &self,
        range: HistoryRange<'_>,
        rows: &[String],
    ) -> Result<Vec<Node<'_>>, Error> {
        let start = bound(range.start, rows, "base");
        let end = bound(range.end, rows, "heads");
        self.between(start, end)
            .map_err(|error| error.for_argument(end.describe()))
    }

    /// The branch points, newest first (what `branches` lists, each with [`Node::children`]).
    pub fn branch_points(&self) -> Result<Vec<Node<'_>>, Error> {
        let mut nodes = self.history(HistoryRange::ALL, &[])?;
        nodes.retain(|node| node.is_branch_point());
        Ok(nodes)
    }

    /// The revisions that the database is at: the rows, and what they imply on other branches through `depends_on`.
    pub fn current(&self, rows: &[String]) -> Result<Vec<Node<'_>>, Error> {
        let rows = self.resolve_each(rows)?;
        Ok(self.nodes_at(&self.all_current(&rows)))
    }

    /// The heads that are not applied, neither as rows nor implied by them.
    pub fn unapplied_heads(&self, rows: &[String]) -> Result<Vec<Node<'_>>, Error> {
        let rows = self.resolve_each(rows)?;
        let applied = self.ancestors(&rows, Follow::All);
        let mut heads = self.heads();
        heads.retain(|head| !applied.contains(head.index));
        Ok(heads)
    }

    /// What `show` and `edit` mean by an identifier: also `current` (the rows), and `-N` counted from the heads.
    pub fn show(&self, identifier: &str, rows: &[String]) -> Result<Vec<Node<'_>>, Error> {
        let found = match identifier {
            "current" => self.resolve_each(rows)?,
            identifier => self.resolve_each(&[identifier])?,
        };
        Ok(self.nodes_at(&found))
    }

    /// The revisions that a new one is to follow, in the order they were asked for; none for the base.
    pub fn parents<S: AsRef<str>>(&self, identifiers: &[S]) -> Result<Vec<Node<'_>>, Error> {
        let found = self
            .resolve_each(identifiers)
            .map_err(Error::for_new_revision)?;
        Ok(self.nodes_at(&found))
    }

    /// The one revision that an identifier names; None is the base (or the head of an empty map).
    pub fn find(&self, identifier: &str) -> Result<Option<Node<'_>>, Error> {
        let place = self.resolve_one(identifier)?;
        Ok(place.index().map(|index| self.node(index)))
    }

    /// The rows that `--sql` assumes for `start:target`.
    pub fn starting_rows(&self, start: &str) -> Result<Vec<String>, Error> {
        let node = self.find(start)?;
        Ok(node.map(|node| node.id().to_owned()).into_iter().collect())
    }

    fn between(&self, start: Bound<'_>, end: Bound<'_>) -> Result<Vec<Node<'_>>, Error> {
        let mut targets = self.upgrade_targets(start, end, true)?;
        if let Bound::Text(text) = start
            && let Some((branch, _)) = text.split_once('@')
        {
            self.keep_on_branch(&mut targets, branch)?;
        }
        self.ensure_no_ancestor_among(&targets)?;
        let mut selected = self.ancestors(&targets, Follow::All);
        let starts = self.range_starts(start, &targets)?;
        if starts.iter().any(|&index| !selected.contains(index)) {
            return Err(Error::NotOnOneLine {
                start: start.describe(),
                end: end.describe(),
            });
        }
        self.ensure_no_ancestor_among(&starts)?;
        if !starts.is_empty() {
            self.ensure_no_descendant_among(&starts)?;
            let below = self.ancestors(&starts, Follow::All);
            let above = self.descendants(&starts, Follow::Versioned);
            // An end that nobody named is as far as the start leads.
            if let [target] = targets[..]
                && end != Bound::Text("heads")
                && !above.contains(target)
            {
                return Err(Error::OnlyDepends {
                    start: start.typed().to_owned(),
                    end: end.typed().to_owned(),
                });
            }
            let is_start = NodeSet::of(self.len(), starts);
            selected.retain(|index| {
                is_start.contains(index) || (above.contains(index) && !below.contains(index))
            });
        }
        let order = self.newest_first(&selected, &targets);
        Ok(self.nodes_at(&order))
    }

    /// The revisions at the lower end. `-N` counts from the heads; where there are fewer below the first head it counts
    /// from the upper end, and where there are fewer there, too, the range begins at the base.
    fn range_starts(&self, start: Bound<'_>, targets: &[Index]) -> Result<Vec<Index>, Error> {
        let mut places = self.resolve_bound(start)?;
        if let Bound::Text(text) = start
            && let name = Name::parse(text)
            && let Some(steps) = name.steps_below_heads()
            && let [None, ..] = self.below_heads(name.branch, steps)?[..]
            && let [target] = targets
        {
            let walked = self.walk_down(Place::At(*target), Steps::at_most(steps))?;
            places = walked.into_iter().collect();
        }
        Ok(places.into_iter().filter_map(Place::index).collect())
    }

    /// `branch@…` as the lower end also restricts the upper end to that branch.
    fn keep_on_branch(&self, targets: &mut Vec<Index>, branch: &str) -> Result<(), Error> {
        let Some(index) = self.resolve_one(branch)?.index() else {
            targets.clear();
            return Ok(());
        };
        let label = match (self.id(index) == branch, self.labels_of(index)) {
            (true, [label]) => label,
            (true, _) => {
                let lineage = self.lineage(&[index], Follow::Versioned);
                targets.retain(|&target| lineage.contains(target));
                return Ok(());
            }
            (false, _) => branch,
        };
        targets.retain(|&target| self.labels_of(target).iter().any(|other| other == label));
        Ok(())
    }
}

fn bound<'a>(end: RangeEnd<'a>, rows: &'a [String], open: &'a str) -> Bound<'a> {
    match end {
        RangeEnd::Given(text) => Bound::Text(text),
        RangeEnd::Current if !rows.is_empty() => Bound::Rows(rows),
        RangeEnd::Current | RangeEnd::Open => Bound::Text(open),
    }
}
