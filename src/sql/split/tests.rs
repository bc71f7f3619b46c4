//! Tests of `split`.

use super::*;

fn statements(source: &str) -> Vec<&str> {
    split_statements(source)
        .unwrap()
        .iter()
        .map(|piece| piece.statement)
        .collect()
}

fn error(source: &str) -> (ErrorKind, usize) {
    let error = split(source).unwrap_err();
    (error.kind, error.line)
}

#[test]
fn statements_end_at_semicolons() {
    assert_eq!(statements("select 1; select 2"), ["select 1", "select 2"]);
    assert_eq!(statements("select 1;;\n;"), ["select 1"]);
    assert_eq!(statements(""), Vec::<&str>::new());
    assert_eq!(statements("-- nothing\n/* at all */"), Vec::<&str>::new());
    assert_eq!(
        statements("-- first\nselect 1 -- one\n; -- rest"),
        ["select 1"]
    );
    assert_eq!(
        statements("select 1 -- one\n + 2;"),
        ["select 1 -- one\n + 2"]
    );
}

#[test]
fn quotes_hide_semicolons() {
    assert_eq!(statements("select 'a;b'; x"), ["select 'a;b'", "x"]);
    assert_eq!(statements("select 'a'';b'; x"), ["select 'a'';b'", "x"]);
    assert_eq!(statements(r"select 'a\'; x"), [r"select 'a\'", "x"]);
    assert_eq!(statements(r"select E'a\';b'; x"), [r"select E'a\';b'", "x"]);
    assert_eq!(
        statements(r"select u&'\0061;'; x"),
        [r"select u&'\0061;'", "x"]
    );
    assert_eq!(statements(r#"select "a;b"; x"#), [r#"select "a;b""#, "x"]);
    assert_eq!(
        statements(r#"select "a"";b"; x"#),
        [r#"select "a"";b""#, "x"]
    );
    assert_eq!(
        statements("select e; select 'b'"),
        ["select e", "select 'b'"]
    );
    assert_eq!(statements(r"select name'a\'; x"), [r"select name'a\'", "x"]);
}

#[test]
fn dollar_quotes_hide_semicolons() {
    assert_eq!(statements("do $$ a; b $$; x"), ["do $$ a; b $$", "x"]);
    assert_eq!(
        statements("do $f$ a; $$ b; $f$; x"),
        ["do $f$ a; $$ b; $f$", "x"]
    );
    assert_eq!(statements("do $é$ a; $é$; x"), ["do $é$ a; $é$", "x"]);
    assert_eq!(
        statements("select $1; select $2"),
        ["select $1", "select $2"]
    );
    assert_eq!(
        statements("select a$b$; select c$b$"),
        ["select a$b$", "select c$b$"]
    );
}

#[test]
fn comments_hide_semicolons() {
    assert_eq!(
        statements("a /* ; /* ; */ ; */ b; c"),
        ["a /* ; /* ; */ ; */ b", "c"]
    );
    assert_eq!(statements("a -- ; '\nb; c"), ["a -- ; '\nb", "c"]);
    assert_eq!(statements("a -- ; '\rb; c"), ["a -- ; '\rb", "c"]);
}

#[test]
fn bodies_hide_semicolons() {
    let rule = "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))";
    assert_eq!(statements(&format!("{rule}; x")), [rule, "x"]);
    let function = "create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end";
    assert_eq!(statements(&format!("{function}; x")), [function, "x"]);
    let procedure = "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END";
    assert_eq!(statements(&format!("{procedure}; x")), [procedure, "x"]);
    assert_eq!(
        statements("begin; select 1; end; x"),
        ["begin", "select 1", "end", "x"]
    );
    assert_eq!(
        statements("create table begin (a int); x"),
        ["create table begin (a int)", "x"]
    );
}

#[test]
fn places_are_those_of_the_statement() {
    let pieces = split_statements("-- a\n\nselect 1;\n\n  /* b */ select\n2;").unwrap();
    assert_eq!(
        pieces.iter().map(|piece| piece.line).collect::<Vec<_>>(),
        [3, 5]
    );
    assert_eq!(pieces[1].offset, 27);
}

#[test]
fn what_cannot_be_run_is_refused() {
    assert_eq!(
        error("select 1;\nselect 'a"),
        (ErrorKind::UnterminatedString, 2)
    );
    assert_eq!(error(r"select e'a\'"), (ErrorKind::UnterminatedString, 1));
    assert_eq!(error("select \"a"), (ErrorKind::UnterminatedIdentifier, 1));
    assert_eq!(
        error("do $a$ b $b$"),
        (ErrorKind::UnterminatedDollarQuote, 1)
    );
    assert_eq!(error("\n/* /* */"), (ErrorKind::UnterminatedComment, 2));
    assert_eq!(
        error("x;\ncopy t (a) from stdin;\n1\n\\."),
        (ErrorKind::CopyFromStdin, 2)
    );
    assert_eq!(
        error("COPY t FROM STDIN WITH (format csv)"),
        (ErrorKind::CopyFromStdin, 1)
    );
    assert_eq!(error("\n\\connect other"), (ErrorKind::PsqlCommand, 2));
    assert_eq!(
        statements("copy t from '/tmp/stdin'; x"),
        ["copy t from '/tmp/stdin'", "x"]
    );
    assert_eq!(statements("select a from stdin"), ["select a from stdin"]);
}

proptest::proptest! {
    #[test]
    fn pieces_give_back_the_source(source in "([ \n;'\"$/*()\\-a-zE]|\\$\\$|--|/\\*|\\*/|begin atomic|end|é|;\n){0,60}") {
        if let Ok(pieces) = split(&source) {
            let joined: String = pieces.iter().map(|piece| piece.raw).collect();
            proptest::prop_assert_eq!(&joined, &source);
            for piece in &pieces {
                proptest::prop_assert!(source[piece.offset..].starts_with(piece.statement));
                proptest::prop_assert_eq!(line_at(&source, piece.offset), piece.line);
                // A statement taken apart again is itself.
                let again = split_statements(piece.statement).unwrap();
                proptest::prop_assert!(again.len() <= 1);
                proptest::prop_assert_eq!(again.first().map_or("", |piece| piece.statement), piece.statement);
            }
        }
    }

    #[test]
    fn any_text_is_survived(source in ".{0,80}") {
        let _ = split(&source);
    }
}
