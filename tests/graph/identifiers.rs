//! What may be typed where a revision is meant.

use mig::revision::identifier::{Name, Relative, Symbol, ensure_no_range};
use mig::revision::{HistoryRange, OfflineRange};

use crate::support::{graph, shown, up};

fn hints(map: &mig::revision::RevisionMap, identifier: &str) -> String {
    let error = map.find(identifier).expect_err("nothing is called so");
    error.hints().join("; ")
}

#[test]
fn partial_ids() {
    let map = graph(
        "abcd123 <- @shop
         abce456 <- abcd123
         xyz <- abce456 @xyzzy",
    );
    assert_eq!(shown(&map, "", "abcd"), "abcd123");
    assert_eq!(shown(&map, "", "abce"), "abce456");
    assert_eq!(
        shown(&map, "", "abc"),
        "! Can't locate revision identified by 'abc'"
    );
    assert_eq!(shown(&map, "", "xyz"), "xyz");
    assert_eq!(shown(&map, "", "xy"), "xyz");
    assert_eq!(shown(&map, "", "s"), "abcd123");
    assert_eq!(
        shown(&map, "", "shopper"),
        "! Can't locate revision identified by 'shopper'"
    );
    assert_eq!(
        hints(&map, "abc"),
        "'abc' begins several: abcd123, abce456; type more of it"
    );
    assert_eq!(
        hints(&map, "abcd132"),
        "did you mean abcd123?; to see all revisions run: mig history"
    );
    assert!(hints(&map, "zz").starts_with("ids and labels of up to three characters"));
}

#[test]
fn branch_makes_a_part_unambiguous() {
    let map = graph(
        "base1 <-
         abcd1 <- base1 @left
         abcd2 <- base1 @right",
    );
    assert_eq!(shown(&map, "", "left@abcd"), "abcd1");
    assert_eq!(shown(&map, "", "right@abcd"), "abcd2");
    assert_eq!(
        shown(&map, "", "left@abcd2"),
        "! Can't locate revision identified by 'abcd2'"
    );
    assert_eq!(
        shown(&map, "", "no@abcd2"),
        "! Can't locate revision identified by 'no'"
    );
    assert!(
        hints(&map, "left@abcd2").starts_with("revision abcd2 is not a member of branch 'left'")
    );
    assert_eq!(shown(&map, "", "abcd1@head"), "abcd1");
    assert_eq!(shown(&map, "", "abcd1@base1"), "base1");
}

#[test]
fn heads_and_base() {
    let map = graph(
        "a1 <-
         b1 <- a1 @left
         b2 <- a1 @right
         b3 <- b2
         c1 <- ^b3",
    );
    assert_eq!(
        shown(&map, "", "head"),
        "! Multiple head revisions are present for given argument 'head'; please specify a specific target revision, \
         '<branchname>@head' to narrow to a specific head, or 'heads' for all heads"
    );
    assert_eq!(shown(&map, "", "heads"), "b1 c1");
    assert_eq!(shown(&map, "", "left@head"), "b1");
    assert_eq!(shown(&map, "", "right@heads"), "b3");
    assert_eq!(shown(&map, "", "base"), "");
    assert_eq!(shown(&map, "", "left@base"), "");
    assert_eq!(shown(&map, "b3 b1", "current"), "b3 b1");
    assert_eq!(shown(&map, "", "right@-1"), "");
    assert_eq!(shown(&map, "", "left@-1"), "a1");
}

#[test]
fn empty_map() {
    let map = graph("");
    assert_eq!(shown(&map, "", "head"), "");
    assert_eq!(shown(&map, "", "heads"), "");
    assert_eq!(shown(&map, "", "base"), "");
    assert_eq!(up(&map, "", "head"), "");
    assert_eq!(
        up(&map, "", "x"),
        "! Can't locate revision identified by 'x'"
    );
}

#[test]
fn empty_string() {
    let map = graph("a <-");
    assert_eq!(
        shown(&map, "", ""),
        "! An empty string is not a revision identifier"
    );
}

#[test]
fn names() {
    assert_eq!(Name::parse("head").symbol, Symbol::Head);
    assert_eq!(Name::parse("left@heads").branch, Some("left"));
    assert_eq!(Name::parse("left@base").symbol, Symbol::Base);
    assert_eq!(Name::parse("a@b@c").symbol, Symbol::Key("b@c"));
    assert_eq!(Name::parse("@head").branch, None);
    assert_eq!(Name::parse("-2").steps_below_heads(), Some(2));
    assert_eq!(Name::parse("2").steps_below_heads(), None);
}

#[test]
fn relative_forms() {
    let parts = |text| {
        let found = Relative::parse(text);
        found.map(|found| (found.branch, found.symbol, found.is_up, found.steps))
    };
    assert_eq!(parts("+2"), Some((None, None, true, 2)));
    assert_eq!(parts("-1"), Some((None, None, false, 1)));
    assert_eq!(parts("ae1+2"), Some((None, Some("ae1"), true, 2)));
    assert_eq!(parts("left@+2"), Some((Some("left"), None, true, 2)));
    assert_eq!(
        parts("left@ae1-2"),
        Some((Some("left"), Some("ae1"), false, 2))
    );
    assert_eq!(parts("a@b@-1"), Some((Some("a@b"), None, false, 1)));
    assert_eq!(parts("+1abc"), Some((None, None, true, 1)));
    assert_eq!(parts("ae.1+2"), None);
    assert_eq!(parts("head"), None);
    assert_eq!(parts("left@head"), None);
    assert_eq!(parts("@-1"), None);
    assert_eq!(parts("-"), None);
}

#[test]
fn ranges() {
    assert!(HistoryRange::parse("a:b").is_ok());
    assert!(HistoryRange::parse(":current").is_ok_and(HistoryRange::names_current));
    assert!(HistoryRange::parse("a:").is_ok_and(|range| !range.names_current()));
    assert_eq!(
        HistoryRange::parse("a").map_err(|error| error.code()),
        Err("invalid-range")
    );
    assert_eq!(
        HistoryRange::parse("a:b:c").map_err(|error| error.code()),
        Err("invalid-range")
    );
    assert_eq!(
        OfflineRange::parse("b").map(|range| (range.start, range.target)),
        Ok((None, "b"))
    );
    assert_eq!(
        OfflineRange::parse("a:b").map(|range| (range.start, range.target)),
        Ok((Some("a"), "b"))
    );
    assert_eq!(
        OfflineRange::parse("a:").map_err(|error| error.code()),
        Err("invalid-range")
    );
    assert_eq!(
        OfflineRange::parse(":b").map_err(|error| error.code()),
        Err("invalid-range")
    );
    assert_eq!(
        OfflineRange::parse("a:b:c").map_err(|error| error.code()),
        Err("invalid-range")
    );
    assert_eq!(
        ensure_no_range("a:b").map_err(|error| error.to_string()),
        Err("Range revision not allowed".to_owned())
    );
}

#[test]
fn ranges_with_sql() {
    let texts = |words: &str| crate::support::words(words);
    let all = |words: &[String]| {
        let found = OfflineRange::parse_all(words).map_err(|error| error.to_string())?;
        Ok((found.0.map(str::to_owned), found.1.join(" ")))
    };
    assert_eq!(all(&texts("b c")), Ok((None, "b c".to_owned())));
    assert_eq!(
        all(&texts("a:b a:c d")),
        Ok((Some("a".to_owned()), "b c d".to_owned()))
    );
    assert_eq!(
        all(&texts("a:b x:c")),
        Err(
            "Stamp operation with --sql only supports a single starting revision at a time"
                .to_owned()
        )
    );
    assert_eq!(OfflineRange::parse_with_start("a:b"), Ok(("a", "b")));
    assert_eq!(
        OfflineRange::parse_with_start("b").map_err(|error| error.to_string()),
        Err("downgrade with --sql requires <fromrev>:<torev>".to_owned())
    );
}

#[test]
fn starting_rows() {
    let map = graph(
        "aaaa1 <-
         aaaa2 <- aaaa1 @left",
    );
    let rows = |start| map.starting_rows(start).map(|rows| rows.join(" "));
    assert_eq!(rows("base"), Ok(String::new()));
    assert_eq!(rows("left@base"), Ok(String::new()));
    assert_eq!(rows("head"), Ok("aaaa2".to_owned()));
    assert_eq!(rows("left@aaaa1"), Ok("aaaa1".to_owned()));
    assert_eq!(rows("left"), Ok("aaaa2".to_owned()));
}
