//! Comments of tables and columns; an empty one is none.

use super::Work;
use crate::operations::{CommentTable, Operation};
use crate::schema::{ObjectKind, Table};

/// A comment as far as it says something.
pub fn meant(comment: Option<&String>) -> Option<&String> {
    comment.filter(|comment| !comment.is_empty())
}

/// Compares the comments of two tables.
pub fn compare_table(wanted: &Table, live: &Table, work: &mut Work) {
    let (new, old) = (meant(wanted.comment.as_ref()), meant(live.comment.as_ref()));
    if new != old && work.options.filter.takes_kind(ObjectKind::Comment) {
        work.operations.push(Operation::CommentTable(CommentTable {
            table: live.name.clone(),
            comment: new.cloned(),
            existing: old.cloned(),
        }));
    }
}
