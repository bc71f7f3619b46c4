//! Stamps: which rows move where. What differs from Alembic on purpose is said at the test.

use mig::plan::plan_stamp;

use crate::support::{graph, stamp, words};

#[test]
fn a_line() {
    let map = graph(
        "a <-
         b <- a
         c <- b",
    );
    assert_eq!(stamp(&map, "", "c"), "->c[+c]");
    assert_eq!(stamp(&map, "a", "c"), "a->c[a>c]");
    assert_eq!(stamp(&map, "c", "a"), "c->a[c>a]");
    assert_eq!(stamp(&map, "c", "c"), "");
    assert_eq!(stamp(&map, "c", "base"), "c->[-c]");
    assert_eq!(stamp(&map, "c", ""), "c->[-c]");
    assert_eq!(stamp(&map, "", "base"), "");
    assert_eq!(
        stamp(&map, "x", "a"),
        "! Can't locate revision identified by 'x'"
    );
    assert_eq!(
        stamp(&map, "a", "+1"),
        "! Can't locate revision identified by '+1'"
    );
    assert_eq!(
        stamp(&map, "a", "current"),
        "! Can't locate revision identified by 'current'"
    );
}

#[test]
fn branches() {
    let map = graph(
        "a <-
         b1 <- a @left
         c1 <- b1
         b2 <- a @right
         c2 <- b2",
    );
    assert_eq!(stamp(&map, "c1 c2", "a"), "c1,c2->a[-c1 c2>a]");
    assert_eq!(stamp(&map, "c1 c2", "b1"), "c1->b1[c1>b1]");
    assert_eq!(stamp(&map, "c1", "c2"), "->c2[+c2]");
    assert_eq!(stamp(&map, "c1 b2", "c2"), "b2->c2[b2>c2]");
    assert_eq!(stamp(&map, "c1 c2", "left@base"), "c1->[-c1]");
    assert_eq!(stamp(&map, "c1 c2", "base"), "c1->[-c1] c2->[-c2]");
    assert_eq!(stamp(&map, "", "heads"), "->c1[+c1] ->c2[+c2]");
    assert_eq!(stamp(&map, "a", "heads"), "a->c1[a>c1] a->c2[+c2]");
    assert_eq!(
        stamp(&map, "", "head"),
        "! Multiple heads are present; please specify a single target revision"
    );
}

#[test]
fn merges() {
    let map = graph(
        "a <-
         b1 <- a
         b2 <- a
         m <- b1, b2",
    );
    assert_eq!(stamp(&map, "b1 b2", "m"), "b1,b2->m[-b1 b2>m]");
    assert_eq!(stamp(&map, "m", "b1"), "m->b1[m>b1]");
    assert_eq!(stamp(&map, "m", "a"), "m->a[m>a]");
    assert_eq!(stamp(&map, "b1", "m"), "b1->m[b1>m]");
}

#[test]
fn one_side_of_a_merge_warns_of_the_other() {
    let map = graph(
        "a <-
         b1 <- a
         b2 <- a
         m <- b1, b2",
    );
    let plan = plan_stamp(&map, &words("m"), &words("b1")).expect("b1 can be stamped");
    assert_eq!(
        plan.warnings[0].to_string(),
        "stamping b1 leaves out b2, which had been applied; to keep it: mig stamp b1 b2"
    );
}

/// Alembic fails (`KeyError: 'm'`).
#[test]
fn both_sides_of_a_merge() {
    let map = graph(
        "a <-
         b1 <- a
         b2 <- a
         m <- b1, b2",
    );
    assert_eq!(stamp(&map, "m", "b1 b2"), "m->b1[m>b1] m->b2[+b2]");
}

/// Alembic leaves both rows, one above the other.
#[test]
fn target_that_another_target_implies() {
    let map = graph(
        "a <-
         b <- a
         c <- b",
    );
    assert_eq!(stamp(&map, "", "b c"), "->c[+c]");
    assert_eq!(stamp(&map, "", "c b"), "->c[+c]");
    assert_eq!(stamp(&map, "", "c c"), "->c[+c]");
    assert_eq!(stamp(&map, "a", "b c"), "a->c[a>c]");
}

/// Alembic forgets `aaaa1`.
#[test]
fn dependency_stays_when_going_down() {
    let map = graph(
        "aaaa1 <- @a
         aaaa2 <- aaaa1
         bbbb1 <- @b
         bbbb2 <- bbbb1 ^aaaa1",
    );
    assert_eq!(
        stamp(&map, "bbbb2", "bbbb1"),
        "bbbb2->bbbb1,aaaa1[bbbb2>bbbb1 +aaaa1]"
    );
    assert_eq!(
        stamp(&map, "bbbb2 aaaa2", "bbbb1"),
        "bbbb2->bbbb1[bbbb2>bbbb1]"
    );
    assert_eq!(
        stamp(&map, "aaaa2 bbbb1", "bbbb2"),
        "bbbb1->bbbb2[bbbb1>bbbb2]"
    );
}

#[test]
fn several_lines() {
    let map = graph(
        "a1 <-
         a2 <- a1
         b1 <-
         b2 <- b1",
    );
    assert_eq!(
        stamp(&map, "a1 b1", "heads"),
        "a1,b1->a2[a1>a2] a1,b1->b2[b1>b2]"
    );
    assert_eq!(
        stamp(&map, "a2 b2", "a1 b1"),
        "a2,b2->a1[a2>a1] a2,b2->b1[b2>b1]"
    );
    assert_eq!(
        stamp(&map, "a2 b2", "base a1"),
        "b2->[-b2] a2,b2->a1[a2>a1]"
    );
}
