//! What `history`, `current` and the like list.

use crate::support::{current, graph, history, ids, list};

#[test]
fn ranges_on_a_line() {
    let map = graph(
        "a <-
         b <- a
         c <- b
         d <- c",
    );
    assert_eq!(history(&map, "", ":"), "d c b a");
    assert_eq!(history(&map, "", "b:c"), "c b");
    assert_eq!(history(&map, "", "b:"), "d c b");
    assert_eq!(history(&map, "", ":b"), "b a");
    assert_eq!(history(&map, "", "base:b"), "b a");
    assert_eq!(history(&map, "", "-2:"), "d c b");
    assert_eq!(history(&map, "d", "-2:current"), "d c b");
    assert_eq!(history(&map, "b", "current:"), "d c b");
    assert_eq!(history(&map, "b", ":current"), "b a");
    assert_eq!(history(&map, "b", "current:+1"), "c b");
    assert_eq!(history(&map, "b", "current:+9"), "d c b");
    assert_eq!(history(&map, "", "b:+1"), "c b");
    assert_eq!(history(&map, "", "-5:c"), "c b a");
    assert_eq!(history(&map, "", "b:head-1"), "c b");
    assert_eq!(
        history(&map, "", "c:b"),
        "! Requested range c:b does not refer to ancestor/descendant revisions along the same branch"
    );
    assert_eq!(
        history(&map, "d", "current:b"),
        "! Requested range ('d',):b does not refer to ancestor/descendant revisions along the same branch"
    );
    assert_eq!(
        history(&map, "", "x:"),
        "! Can't locate revision identified by 'x'"
    );
    assert_eq!(
        history(&map, "", "b"),
        "! History range requires [start]:[end], [start]:, or :[end]"
    );
}

/// Alembic fails, with `Can't locate revision identified by 'heads'` for the first.
#[test]
fn ranges_that_alembic_does_not_understand() {
    let map = graph(
        "a <-
         b <- a
         c <- b",
    );
    assert_eq!(history(&map, "", "-9:"), "c b a");
    assert_eq!(history(&map, "", "-3:"), "c b a");
    assert_eq!(history(&map, "", "-2:+1"), "b a");
    assert_eq!(history(&map, "b", "current:current"), "b");
}

#[test]
fn order() {
    let map = graph(
        "a <-
         b1 <- a
         c1 <- b1
         b2 <- a
         c2 <- b2
         m <- c1, c2
         x <-
         y <- x ^b2",
    );
    assert_eq!(history(&map, "", ":"), "m c1 b1 y x c2 b2 a");
    assert_eq!(history(&map, "", "b1:m"), "m c1 b1");
    assert_eq!(history(&map, "", "a:c2"), "c2 b2 a");
}

/// Alembic ends in an AssertionError: the head is not above the start by `down_revision`.
#[test]
fn range_below_a_dependency() {
    let map = graph(
        "a1 <-
         a2 <- a1
         b1 <- ^a2",
    );
    assert_eq!(history(&map, "", "a1:"), "a2 a1");
    assert_eq!(
        history(&map, "", "a1:b1"),
        "! Requested range a1:b1 does not refer to ancestor/descendant revisions along the same branch: what leads from a1 to \
         b1 is depends_on"
    );
}

#[test]
fn branch_as_lower_end() {
    let map = graph(
        "a <-
         b1 <- a @left
         b2 <- a @right",
    );
    assert_eq!(history(&map, "", "left@base:"), "b1 a");
    assert_eq!(history(&map, "", "left@base:heads"), "b1 a");
    assert_eq!(history(&map, "", "left@-1:"), "b1 a");
}

#[test]
fn what_the_database_is_at() {
    let map = graph(
        "aaaa1 <-
         aaaa2 <- aaaa1
         bbbb1 <-
         bbbb2 <- bbbb1 ^aaaa2",
    );
    assert_eq!(current(&map, ""), "");
    assert_eq!(current(&map, "aaaa1"), "aaaa1");
    assert_eq!(current(&map, "bbbb2"), "aaaa2 bbbb2");
    assert_eq!(current(&map, "bbbb1 aaaa1"), "aaaa1 bbbb1");
    assert_eq!(current(&map, "aaaa1 aaaa2"), "aaaa2");
    assert_eq!(
        current(&map, "zzzz9"),
        "! Can't locate revision identified by 'zzzz9'"
    );
    assert_eq!(list(map.unapplied_heads(&["bbbb2".to_owned()])), "");
    assert_eq!(
        list(map.unapplied_heads(&["bbbb1".to_owned()])),
        "aaaa2 bbbb2"
    );
    assert_eq!(ids(&map.heads()), "aaaa2 bbbb2");
}
