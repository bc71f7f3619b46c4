//! Upgrades: which revisions run, in which order, and what happens to the rows.

use crate::support::{graph, up};

#[test]
fn a_line() {
    let map = graph(
        "a <-
         b <- a
         c <- b
         d <- c",
    );
    assert_eq!(up(&map, "", "head"), "a[+a] b[a>b] c[b>c] d[c>d]");
    assert_eq!(up(&map, "b", "head"), "c[b>c] d[c>d]");
    assert_eq!(up(&map, "b", "c"), "c[b>c]");
    assert_eq!(up(&map, "", "+2"), "a[+a] b[a>b]");
    assert_eq!(up(&map, "b", "+2"), "c[b>c] d[c>d]");
    assert_eq!(up(&map, "a", "b+1"), "b[a>b] c[b>c]");
    assert_eq!(up(&map, "a", "d-1"), "b[a>b] c[b>c]");
    assert_eq!(up(&map, "", "head-2"), "a[+a] b[a>b]");
    assert_eq!(up(&map, "", "base+1"), "a[+a]");
    assert_eq!(
        up(&map, "c", "+2"),
        "! Relative revision +2 didn't produce 2 migrations"
    );
    assert_eq!(
        up(&map, "d", "+1"),
        "! Relative revision +1 didn't produce 1 migrations"
    );
    assert_eq!(
        up(&map, "c", "-1"),
        "! Relative revision -1 didn't produce 1 migrations"
    );
    assert_eq!(
        up(&map, "c", "+0"),
        "! Relative revision 0 didn't produce 0 migrations"
    );
    assert_eq!(
        up(&map, "c", "c+2"),
        "! Relative revision +2 didn't produce 2 migrations"
    );
    assert_eq!(
        up(&map, "c", "current"),
        "! Can't locate revision identified by 'current'"
    );
    assert_eq!(up(&map, "d", "b"), "");
    assert_eq!(up(&map, "d", "base"), "");
    assert_eq!(
        up(&map, "x", "d"),
        "! Can't locate revision identified by 'x'"
    );
    assert_eq!(
        up(&map, "b d", "d"),
        "! Requested revision d overlaps with other requested revisions b"
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
        up(&map, "", "heads"),
        "a[+a] b[a>b] c2[b>c2] d2[c2>d2] c1[+c1] d1[c1>d1]"
    );
    assert_eq!(up(&map, "a", "left@head"), "b[a>b] c1[b>c1] d1[c1>d1]");
    assert_eq!(up(&map, "d1", "d2"), "c2[+c2] d2[c2>d2]");
    assert_eq!(up(&map, "d1 c2", "heads"), "d2[c2>d2]");
    assert_eq!(up(&map, "d1 c2", "right@+1"), "d2[c2>d2]");
    assert_eq!(up(&map, "d1", "right@+1"), "c2[+c2]");
    assert_eq!(up(&map, "", "right@+3"), "a[+a] b[a>b] c2[b>c2]");
    assert_eq!(up(&map, "", "left@a+2"), "a[+a] b[a>b] c1[b>c1]");
    assert_eq!(up(&map, "d1 d2", "c1"), "");
    assert_eq!(up(&map, "b", "+1"), "! Ambiguous walk");
    assert_eq!(
        up(&map, "c1 c2", "+1"),
        "! Ambiguous upgrade from multiple current revisions"
    );
    assert_eq!(
        up(&map, "", "a@head"),
        "! Multiple head revisions are present for given argument 'a@head'; please specify a specific target revision, '<branchname>@a@head' to narrow to a specific head, or 'heads' for all heads"
    );
    assert_eq!(
        up(&map, "", "head-1"),
        "! Multiple head revisions are present for given argument 'head-1'; please specify a specific target revision, '<branchname>@head-1' to narrow to a specific head, or 'heads' for all heads"
    );
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
    assert_eq!(
        up(&map, "", "head"),
        "a[+a] b2[a>b2] c2[b2>c2] b1[+b1] c1[b1>c1] m[-c1 c2>m] n[m>n]"
    );
    assert_eq!(
        up(&map, "c1", "head"),
        "b2[+b2] c2[b2>c2] m[-c1 c2>m] n[m>n]"
    );
    assert_eq!(up(&map, "c1 c2", "m"), "m[-c1 c2>m]");
    assert_eq!(
        up(&map, "a", "left@head"),
        "b2[a>b2] c2[b2>c2] b1[+b1] c1[b1>c1] m[-c1 c2>m] n[m>n]"
    );
    assert_eq!(up(&map, "c1 b2", "left@+1"), "c2[b2>c2] m[-c1 c2>m]");
    assert_eq!(
        up(&map, "n", "left@+1"),
        "! Relative revision +1 didn't produce 1 migrations"
    );
}

#[test]
fn merges_of_three() {
    let map = graph(
        "a <-
         b1 <- a
         b2 <- a
         b3 <- a
         m <- b1, b2, b3",
    );
    assert_eq!(
        up(&map, "", "head"),
        "a[+a] b3[a>b3] b2[+b2] b1[+b1] m[-b1 -b2 b3>m]"
    );
    assert_eq!(up(&map, "b1", "head"), "b3[+b3] b2[+b2] m[-b1 -b2 b3>m]");
}

#[test]
fn twin_merges() {
    let map = graph(
        "a <-
         b1 <- a
         b2 <- a
         b3 <- a
         c1 <- b1, b2, b3
         c2 <- b1, b2, b3",
    );
    assert_eq!(
        up(&map, "", "c1"),
        "a[+a] b3[a>b3] b2[+b2] b1[+b1] c1[-b1 -b2 b3>c1]"
    );
    assert_eq!(up(&map, "c1", "c2"), "c2[+c2]");
}

#[test]
fn forests() {
    let map = graph(
        "a1 <-
         b1 <- a1
         a2 <-
         b2 <- a2",
    );
    assert_eq!(up(&map, "", "heads"), "a2[+a2] b2[a2>b2] a1[+a1] b1[a1>b1]");
    assert_eq!(up(&map, "a1", "b2"), "a2[+a2] b2[a2>b2]");
    assert_eq!(up(&map, "", "+1"), "! Ambiguous walk");
    assert_eq!(up(&map, "b1", "b2@+1"), "a2[+a2]");
}

#[test]
fn dependencies() {
    let map = graph(
        "aaaa1 <- @a
         aaaa2 <- aaaa1
         aaaa3 <- aaaa2
         bbbb1 <- @b
         bbbb2 <- bbbb1 ^aaaa2
         bbbb3 <- bbbb2",
    );
    assert_eq!(
        up(&map, "", "b@head"),
        "aaaa1[+aaaa1] aaaa2[aaaa1>aaaa2] bbbb1[+bbbb1] bbbb2[-bbbb1 aaaa2>bbbb2] bbbb3[bbbb2>bbbb3]"
    );
    assert_eq!(
        up(&map, "aaaa2 bbbb1", "bbbb2"),
        "bbbb2[-bbbb1 aaaa2>bbbb2]"
    );
    assert_eq!(up(&map, "aaaa3 bbbb1", "bbbb2"), "bbbb2[bbbb1>bbbb2]");
    assert_eq!(up(&map, "bbbb2", "a@head"), "aaaa3[+aaaa3]");
    assert_eq!(up(&map, "bbbb2", "a@+1"), "aaaa3[+aaaa3]");
    assert_eq!(
        up(&map, "", "heads"),
        "aaaa1[+aaaa1] aaaa2[aaaa1>aaaa2] bbbb1[+bbbb1] bbbb2[-bbbb1 aaaa2>bbbb2] bbbb3[bbbb2>bbbb3] aaaa3[+aaaa3]"
    );
}

#[test]
fn dependency_on_a_label_is_on_the_declaring_revision() {
    let map = graph(
        "a1 <- @lib
         a2 <- a1
         b1 <- ^lib",
    );
    assert_eq!(up(&map, "", "b1"), "a1[+a1] b1[a1>b1]");
}

#[test]
fn dependency_that_an_ancestor_has_already() {
    let map = graph(
        "a1 <-
         a2 <- a1
         b1 <- ^a1
         b2 <- b1 ^a1
         b3 <- b2 ^a2",
    );
    assert_eq!(up(&map, "b1", "b2"), "b2[b1>b2]");
    assert_eq!(up(&map, "b2", "b3"), "a2[+a2] b3[-b2 a2>b3]");
}
