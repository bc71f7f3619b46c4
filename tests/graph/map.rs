//! Building the map: ends, labels, and what is refused.

use mig::revision::Error;

use crate::support::{graph, ids, load};

fn refused(text: &str) -> Error {
    load(text).expect_err("the graph is refused")
}

fn labels(map: &mig::revision::RevisionMap, id: &str) -> String {
    map.get(id)
        .expect("the revision is there")
        .labels()
        .join(" ")
}

#[test]
fn ends() {
    let map = graph(
        "a1 <-
         a2 <- a1
         b1 <-
         b2 <- b1 ^a2
         c1 <- ^b1",
    );
    assert_eq!(ids(&map.heads()), "a2 b2 c1");
    assert_eq!(ids(&map.real_heads()), "b2 c1");
    assert_eq!(ids(&map.bases()), "a1 b1 c1");
    assert_eq!(ids(&map.real_bases()), "a1 b1");
    assert!(map.get("a2").is_some_and(|node| node.is_effective_head()));
    assert!(map.get("b2").is_some_and(|node| !node.is_effective_head()));
    assert!(
        map.get("c1")
            .is_some_and(|node| node.is_base() && !node.is_real_base())
    );
}

#[test]
fn branch_points_and_merge_points() {
    let map = graph(
        "a <-
         b <- a
         c <- a
         d <- b, c
         e <- ^d
         f <- d",
    );
    assert!(map.get("a").is_some_and(|node| node.is_branch_point()));
    assert!(map.get("d").is_some_and(|node| node.is_merge_point()));
    assert!(map.get("d").is_some_and(|node| !node.is_branch_point()));
    assert!(map.get("d").is_some_and(|node| node.is_real_branch_point()));
    assert_eq!(
        ids(&map.branch_points().expect("no rows are asked for")),
        "a"
    );
    assert_eq!(ids(&map.get("a").expect("a is there").children()), "b c");
}

#[test]
fn no_revisions() {
    let map = graph("");
    assert!(map.is_empty());
    assert!(map.heads().is_empty());
    assert!(map.bases().is_empty());
}

#[test]
fn label_covers_a_line_downward_too() {
    let map = graph(
        "a <-
         b <- a @mid
         c <- b",
    );
    assert_eq!(labels(&map, "a"), "mid");
    assert_eq!(labels(&map, "c"), "mid");
}

#[test]
fn label_stops_at_a_branch_point_and_passes_merges_upward() {
    let map = graph(
        "a <-
         b <- a
         c1 <- b @left
         c2 <- b @right
         d <- c1, c2
         e <- d @top",
    );
    assert_eq!(labels(&map, "b"), "");
    assert_eq!(labels(&map, "c1"), "left");
    assert_eq!(labels(&map, "d"), "left right");
    assert_eq!(labels(&map, "e"), "left right top");
}

#[test]
fn label_stops_at_what_another_branch_depends_on() {
    let map = graph(
        "a <-
         b <- a
         c <- b @line
         x <- ^b",
    );
    assert_eq!(labels(&map, "b"), "");
    assert_eq!(labels(&map, "c"), "line");
}

#[test]
fn self_loops() {
    assert_eq!(
        refused("a <- a").to_string(),
        "Self-loop is detected in revisions (a)"
    );
    assert_eq!(
        refused("a <- ^a").to_string(),
        "Dependency self-loop is detected in revisions (a)"
    );
    assert_eq!(refused("a <- a").location(), Some("a"));
    assert_eq!(
        refused("a <- @x ^x").to_string(),
        "Dependency cycle is detected in revisions (a)"
    );
}

#[test]
fn cycles() {
    let whole = "b <- a
                 a <- b";
    let loose = "a <-
                 b <- a
                 y <- x
                 x <- y";
    let attached = "a0 <-
                    a1 <- a0, a3
                    a2 <- a1
                    a3 <- a2
                    a4 <- a3";
    let by_dependency = "a <-
                         b <- a ^d
                         c <-
                         d <- c ^b";
    assert_eq!(
        refused(whole).to_string(),
        "Cycle is detected in revisions (b, a)"
    );
    assert_eq!(
        refused(loose).to_string(),
        "Cycle is detected in revisions (x, y)"
    );
    assert_eq!(
        refused(attached).to_string(),
        "Cycle is detected in revisions (a1, a2, a3)"
    );
    assert_eq!(
        refused(by_dependency).to_string(),
        "Dependency cycle is detected in revisions (a, b, c, d)"
    );
}

#[test]
fn missing_revisions() {
    let missing = refused(
        "abcdef01 <-
         b <- abcdef02",
    );
    assert_eq!(missing.code(), "missing-down-revision");
    assert_eq!(missing.location(), Some("b"));
    assert_eq!(missing.hints()[0], "did you mean abcdef01?");
    assert_eq!(refused("a <- ^nothing").code(), "missing-dependency");
    let label = refused(
        "a <- @core
         b <- core",
    );
    assert_eq!(
        label.hints()[0],
        "core is a branch label; down_revision takes an id: a"
    );
}

#[test]
fn labels_used_twice() {
    let twice = "a <- @x
                 b <- a @x";
    let like_an_id = "a <- @b
                      b <- a";
    assert_eq!(
        refused(twice).to_string(),
        "Branch name 'x' in revision b already used by revision a"
    );
    assert_eq!(
        refused(like_an_id).to_string(),
        "Branch name 'b' in revision a already used by revision b"
    );
}

#[test]
fn illegal_characters() {
    assert_eq!(
        refused("a-b:c <-").to_string(),
        "Character(s) '-, :' not allowed in revision identifier 'a-b:c'"
    );
    assert!(load("a.b <-").is_ok());
}

#[test]
fn doubled_id() {
    let map = graph(
        "a <-
         b <- a
         b <- a
         c <- b",
    );
    assert_eq!(
        map.warnings()[0].to_string(),
        "Revision b is present more than once"
    );
    assert_eq!(map.len(), 3);
    assert_eq!(ids(&map.heads()), "c");
    let error = map.find("head").expect_err("two files claim to follow a");
    assert_eq!(error.code(), "multiple-heads");
    assert_eq!(
        error.hints()[0],
        "several files declare revision b; give all but one of them an id of their own"
    );
}

#[test]
fn summary_ends_at_the_first_blank_line() {
    let revision = mig::revision::Revision {
        doc: "one\ntwo\n\nthree".to_owned(),
        ..Default::default()
    };
    assert_eq!(revision.summary(), "one\ntwo");
}

#[test]
fn long_histories() {
    let mut text = "r0 <-\n".to_owned();
    for at in 1..10_000 {
        let down = at - 1;
        text.push_str(&match at % 10 {
            8 => format!("s{at} <- r{}\nr{at} <- r{down}\n", at - 4),
            9 => format!("r{at} <- r{down}, s{down}\n"),
            _ => format!("r{at} <- r{down}\n"),
        });
    }
    let map = graph(&text);
    let plan = mig::plan::plan_upgrade(&map, &[], "head").expect("there is a way up");
    assert_eq!(plan.steps.len(), map.len());
    let rows = ["r9999".to_owned()];
    let plan = mig::plan::plan_downgrade(&map, &rows, "base").expect("there is a way down");
    assert_eq!(plan.steps.len(), map.len());
}
