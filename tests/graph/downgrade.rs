//! Downgrades: what is undone, in which order, and what happens to the rows.

use mig::plan::plan_downgrade;

use crate::support::{down, graph, words};

#[test]
fn a_line() {
    let map = graph(
        "a <-
         b <- a
         c <- b
         d <- c",
    );
    assert_eq!(down(&map, "d", "base"), "d[d>c] c[c>b] b[b>a] a[-a]");
    assert_eq!(down(&map, "d", "b"), "d[d>c] c[c>b]");
    assert_eq!(down(&map, "d", "-1"), "d[d>c]");
    assert_eq!(down(&map, "b", "-2"), "b[b>a] a[-a]");
    assert_eq!(
        down(&map, "b", "-3"),
        "! Relative revision -3 didn't produce 3 migrations"
    );
    assert_eq!(
        down(&map, "", "-1"),
        "! Relative revision -1 didn't produce 1 migrations"
    );
    assert_eq!(
        down(&map, "d", "+1"),
        "! Relative revision +1 didn't produce 1 migrations"
    );
    assert_eq!(down(&map, "d", "a+1"), "d[d>c] c[c>b]");
    assert_eq!(down(&map, "d", "c-2"), "d[d>c] c[c>b] b[b>a]");
    assert_eq!(down(&map, "d", "b-3"), "! Walked too far");
    assert_eq!(down(&map, "d", "d+1"), "! Walked too far");
    assert_eq!(
        down(&map, "b", "d"),
        "! Destination d is not a valid downgrade target from current head(s)"
    );
    assert_eq!(
        down(&map, "b", "head"),
        "! Destination head is not a valid downgrade target from current head(s)"
    );
    assert_eq!(down(&map, "b", "b"), "");
    assert_eq!(down(&map, "", "base"), "");
    assert_eq!(
        down(&map, "", "a"),
        "! Destination a is not a valid downgrade target from current head(s)"
    );
    assert_eq!(
        down(&map, "x", "base"),
        "! Can't locate revision identified by 'x'"
    );
}

#[test]
fn branches() {
    let map = graph(
        "a <-
         b <- a
         c1 <- b @left
         d1 <- c1
         c2 <- b @right
         d2 <- c2",
    );
    assert_eq!(
        down(&map, "d1 d2", "b"),
        "d1[d1>c1] c1[-c1] d2[d2>c2] c2[c2>b]"
    );
    assert_eq!(
        down(&map, "d1 d2", "a"),
        "d1[d1>c1] c1[-c1] d2[d2>c2] c2[c2>b] b[b>a]"
    );
    assert_eq!(down(&map, "d1 d2", "c1"), "d1[d1>c1]");
    assert_eq!(down(&map, "d1 d2", "left@b"), "d1[d1>c1] c1[-c1]");
    assert_eq!(down(&map, "d1 d2", "left@-1"), "d1[d1>c1]");
    assert_eq!(down(&map, "d1 d2", "left@-2"), "d1[d1>c1] c1[-c1]");
    assert_eq!(down(&map, "d1 d2", "d2@-1"), "d2[d2>c2]");
    assert_eq!(
        down(&map, "d1 d2", "nowhere@b"),
        "! Can't locate revision identified by 'nowhere'"
    );
    assert_eq!(
        down(&map, "d1 d2", "left@base"),
        "d1[d1>c1] c1[-c1] d2[d2>c2] c2[c2>b] b[b>a] a[-a]"
    );
    assert_eq!(
        down(&map, "d1 d2", "a@b"),
        "! Not a valid downgrade target from current heads"
    );
    assert_eq!(
        down(&map, "d1", "c2"),
        "! Destination c2 is not a valid downgrade target from current head(s)"
    );
}

#[test]
fn relative_with_several_rows_counts_from_the_first_in_file_order() {
    let map = graph(
        "a <-
         b1 <- a
         b2 <- a",
    );
    let planned =
        |rows: &str| plan_downgrade(&map, &words(rows), "-1").expect("there is a way down");
    assert_eq!(down(&map, "b1 b2", "-1"), "b1[-b1]");
    assert_eq!(down(&map, "b2 b1", "-1"), "b1[-b1]");
    assert_eq!(planned("b2 b1").warnings.len(), 1);
    assert_eq!(planned("b1 b1").warnings.len(), 0);
    assert!(planned("b1 b2").warnings[0].to_string().starts_with(
        "downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release."
    ));
}

#[test]
fn merges() {
    let map = graph(
        "a <-
         b1 <- a @left
         c1 <- b1
         b2 <- a @right
         c2 <- b2
         m <- c1, c2
         n <- m",
    );
    assert_eq!(down(&map, "n", "m"), "n[n>m]");
    assert_eq!(down(&map, "n", "c1"), "n[n>m] m[+c1 m>c2]");
    assert_eq!(down(&map, "m", "b1"), "m[+c1 m>c2] c1[c1>b1]");
    assert_eq!(down(&map, "m", "b2"), "m[+c1 m>c2] c2[c2>b2]");
    assert_eq!(
        down(&map, "n", "left@a"),
        "n[n>m] m[+c1 m>c2] c1[c1>b1] b1[-b1]"
    );
    assert_eq!(
        down(&map, "n", "a"),
        "n[n>m] m[+c1 m>c2] c1[c1>b1] b1[-b1] c2[c2>b2] b2[b2>a]"
    );
    assert_eq!(down(&map, "m", "-1"), "! Ambiguous walk");
    assert_eq!(down(&map, "m", "left@-1"), "! Ambiguous walk");
    assert_eq!(
        down(&map, "c1 c2", "base"),
        "c1[c1>b1] b1[-b1] c2[c2>b2] b2[b2>a] a[-a]"
    );
}

#[test]
fn merge_of_different_bases() {
    let map = graph(
        "a1 <-
         a2 <- a1
         b1 <-
         b2 <- b1
         m <- a2, b2",
    );
    assert_eq!(down(&map, "m", "a2"), "m[+a2 m>b2]");
    assert_eq!(down(&map, "m", "a1@base"), "m[+a2 m>b2] a2[a2>a1] a1[-a1]");
    assert_eq!(
        down(&map, "m", "base"),
        "m[+a2 m>b2] a2[a2>a1] a1[-a1] b2[b2>b1] b1[-b1]"
    );
}

#[test]
fn forests() {
    let map = graph(
        "a1 <-
         b1 <- a1
         a2 <-
         b2 <- a2",
    );
    assert_eq!(
        down(&map, "b1 b2", "base"),
        "b1[b1>a1] a1[-a1] b2[b2>a2] a2[-a2]"
    );
    assert_eq!(down(&map, "b1 b2", "b1@base"), "b1[b1>a1] a1[-a1]");
    assert_eq!(down(&map, "b1 b2", "a2"), "b2[b2>a2]");
    assert_eq!(
        down(&map, "b1 b2", "no@base"),
        "! Can't locate revision identified by 'no'"
    );
}

#[test]
fn branch_name_that_nothing_asks_for() {
    let unlabelled = graph("a <-");
    let labelled = graph("a <- @one");
    // Alembic does not look at the name here, and undoes everything.
    assert_eq!(
        down(&unlabelled, "a", "no@base"),
        "! Can't locate revision identified by 'no'"
    );
    assert_eq!(
        down(&labelled, "a", "no@base"),
        "! Can't locate revision identified by 'no'"
    );
}

#[test]
fn dependencies() {
    let map = graph(
        "aaaa1 <- @a
         aaaa2 <- aaaa1
         bbbb1 <- @b
         bbbb2 <- bbbb1 ^aaaa1",
    );
    assert_eq!(down(&map, "bbbb2", "bbbb1"), "bbbb2[+bbbb1 bbbb2>aaaa1]");
    assert_eq!(down(&map, "aaaa2 bbbb2", "bbbb1"), "bbbb2[bbbb2>bbbb1]");
    assert_eq!(down(&map, "aaaa2 bbbb2", "aaaa1"), "aaaa2[-aaaa2]");
    assert_eq!(
        down(&map, "bbbb2", "a@base"),
        "bbbb2[+bbbb1 bbbb2>aaaa1] aaaa1[-aaaa1]"
    );
    assert_eq!(
        down(&map, "bbbb2", "a@-1"),
        "bbbb2[+bbbb1 bbbb2>aaaa1] aaaa1[-aaaa1]"
    );
    assert_eq!(
        down(&map, "bbbb2", "base"),
        "bbbb2[+bbbb1 bbbb2>aaaa1] bbbb1[-bbbb1] aaaa1[-aaaa1]"
    );
}

/// Alembic ends with the rows b1, b2 and x, and refuses every later upgrade.
#[test]
fn dependency_on_an_own_ancestor_beside_another_row() {
    let map = graph(
        "b1 <-
         b2 <- b1
         b3 <- b2
         b4 <- b3 ^b1 ^b2
         x <-",
    );
    assert_eq!(down(&map, "b4 x", "b2"), "b4[b4>b3] b3[b3>b2]");
    assert_eq!(down(&map, "b4", "b2"), "b4[b4>b3] b3[b3>b2]");
}

#[test]
fn branch_without_a_row() {
    let map = graph(
        "a1 <-
         b1 <- a1 @left
         b2 <- a1 @right",
    );
    assert_eq!(
        down(&map, "b1", "right@-1"),
        "! No current revision is on branch 'right'"
    );
}

#[test]
fn rows_above_one_another() {
    let map = graph(
        "a1 <-
         a2 <- a1
         a3 <- a2
         a4 <- a3",
    );
    assert_eq!(
        down(&map, "a2 a4", "base"),
        "a4[a4>a3] a3[-a3] a2[a2>a1] a1[-a1]"
    );
}
