//! Which branch labels apply to which revision.
//!
//! A label applies to the revision that declares it, to all its descendants by `down_revision`, and from the last
//! descendant downward to the first revision at which lines meet or part. On a line without branches it therefore
//! covers what is below the declaring revision, too.

use super::walk::Marks;
use super::{Index, RevisionMap};

/// The labels of each revision, ordered by the place where they are declared.
pub(super) fn spread(map: &RevisionMap) -> Vec<Vec<String>> {
    let mut labels_of: Vec<Vec<String>> = vec![Vec::new(); map.len()];
    let mut seen = Marks::new(map.len());
    for (label, declaring) in map.declared_labels() {
        for index in covered(map, declaring.index, &mut seen) {
            labels_of[index].push(label.to_owned());
        }
    }
    labels_of
}

fn covered(map: &RevisionMap, declaring: Index, seen: &mut Marks) -> Vec<Index> {
    let mut covered = map.descendants_in_order(declaring, seen);
    let mut lowest = covered.last().copied();
    while let Some(index) = lowest {
        let links = map.links(index);
        if links.all_children.len() > 1 || links.down.len() > 1 {
            break;
        }
        if seen.insert(index) {
            covered.push(index);
        }
        lowest = links.down.first().copied();
    }
    covered
}
