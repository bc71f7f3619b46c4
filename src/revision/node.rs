//! One revision as part of its graph: the facts that `history`, `heads`, `branches`, `current` and `show` display.

use super::{Index, Revision, RevisionMap};

/// A revision together with the map it stands in.
#[derive(Clone, Copy)]
pub struct Node<'map> {
    pub(super) map: &'map RevisionMap,
    pub(crate) index: Index,
}

impl<'map> Node<'map> {
    /// The revision id.
    pub fn id(self) -> &'map str {
        &self.revision().id
    }

    /// The revision as its file declares it: `down_revisions`, `depends_on` as written, the whole docstring.
    pub fn revision(self) -> &'map Revision {
        self.map.revision(self.index)
    }

    /// The first paragraph of the docstring.
    pub fn summary(self) -> &'map str {
        self.revision().summary()
    }

    /// All branch labels that apply here, not only those declared here.
    pub fn labels(self) -> &'map [String] {
        self.map.labels_of(self.index)
    }

    /// The parents by `down_revision`, as written.
    pub fn down_revisions(self) -> Vec<Node<'map>> {
        self.map.nodes_at(&self.map.links(self.index).down)
    }

    /// What `depends_on` names, labels replaced by the revisions that declare them.
    pub fn dependencies(self) -> Vec<Node<'map>> {
        self.map.nodes_at(&self.map.links(self.index).dependencies)
    }

    /// The revisions whose `down_revision` names this one, in file order.
    pub fn children(self) -> Vec<Node<'map>> {
        self.map.nodes_at(&self.map.links(self.index).children)
    }

    /// Says whether nothing follows by `down_revision`.
    pub fn is_head(self) -> bool {
        self.map.links(self.index).children.is_empty()
    }

    /// Says whether nothing follows at all, neither by `down_revision` nor by `depends_on`.
    pub fn is_real_head(self) -> bool {
        self.map.links(self.index).all_children.is_empty()
    }

    /// Says whether this is a head that another revision depends on.
    pub fn is_effective_head(self) -> bool {
        self.is_head() && !self.is_real_head()
    }

    /// Says whether there is no `down_revision`.
    pub fn is_base(self) -> bool {
        self.map.links(self.index).down.is_empty()
    }

    /// Says whether there is neither a `down_revision` nor a dependency.
    pub fn is_real_base(self) -> bool {
        self.is_base() && self.map.links(self.index).dependencies.is_empty()
    }

    /// Says whether several revisions name this one as `down_revision`.
    pub fn is_branch_point(self) -> bool {
        self.map.links(self.index).children.len() > 1
    }

    /// Says whether several revisions follow, those that depend on this one included.
    pub fn is_real_branch_point(self) -> bool {
        self.map.links(self.index).all_children.len() > 1
    }

    /// Says whether `down_revision` names several revisions.
    pub fn is_merge_point(self) -> bool {
        self.map.links(self.index).down.len() > 1
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.map, other.map) && self.index == other.index
    }
}

impl Eq for Node<'_> {}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Node({})", self.id())
    }
}
