//! Tests of `header`.

use super::*;

fn plain(source: &str) -> HeaderValues {
    match read_python_header(source, Depth::Header).unwrap() {
        Reading::Plain(header) => header.values,
        Reading::NeedsEvaluation { line } => panic!("line {line} is computed"),
    }
}

fn text(text: &str) -> Option<HeaderValue> {
    Some(HeaderValue::Text(text.to_owned()))
}

fn list(texts: &[&str]) -> Option<HeaderValue> {
    Some(HeaderValue::List(
        texts
            .iter()
            .map(|text| HeaderValue::Text((*text).to_owned()))
            .collect(),
    ))
}

fn down_revision(value: &str) -> Option<HeaderValue> {
    plain(&format!(
        "revision = 'a'\nX = 'x'\nY = (X, 'y')\ndown_revision = {value}\n"
    ))
    .down_revision
}

/// The line that makes running the file necessary, when `down_revision` has been bound before.
fn computed(source: &str) -> Option<usize> {
    let source = format!("revision = 'a'\ndown_revision = None\n{source}\n");
    let shallow = read_python_header(&source, Depth::Header).unwrap();
    assert_eq!(shallow, read_python_header(&source, Depth::Whole).unwrap());
    match shallow {
        Reading::Plain(_) => None,
        Reading::NeedsEvaluation { line } => Some(line),
    }
}

#[test]
fn a_generated_file_is_read() {
    let source = "\"\"\"add users\n\nRevision ID: b\n\"\"\"\nfrom typing import Sequence, Union\n\nfrom alembic import op\nimport sqlalchemy as sa\n\n\n\
                  # revision identifiers, used by Alembic.\nrevision: str = 'b'\ndown_revision: Union[str, Sequence[str], None] = 'a'\n\
                  branch_labels: Union[str, Sequence[str], None] = None\ndepends_on = ('x', 'y')\n\n\ndef upgrade() -> None:\n    pass\n";
    let values = plain(source);
    assert_eq!(values.doc.as_deref(), Some("add users\n\nRevision ID: b\n"));
    assert_eq!(values.revision, text("b"));
    assert_eq!(values.down_revision, text("a"));
    assert_eq!(values.branch_labels, Some(HeaderValue::None));
    assert_eq!(values.depends_on, list(&["x", "y"]));
    let Reading::Plain(header) = read_python_header(source, Depth::Whole).unwrap() else {
        panic!("computed")
    };
    let lines = header.lines;
    assert_eq!(
        (lines.revision, lines.down_revision, lines.depends_on),
        (Some(12), Some(13), Some(15))
    );
}

#[test]
fn literals_of_every_form() {
    assert_eq!(down_revision("None"), Some(HeaderValue::None));
    assert_eq!(down_revision("'x' 'y'"), text("xy"));
    assert_eq!(down_revision("('x'\n  'y')"), text("xy"));
    assert_eq!(down_revision("'x' + 'y'"), text("xy"));
    assert_eq!(down_revision("r'x\\y'"), text("x\\y"));
    assert_eq!(down_revision("f'xy'"), text("xy"));
    assert_eq!(down_revision("'x',"), list(&["x"]));
    assert_eq!(down_revision("['x', 'y']"), list(&["x", "y"]));
    assert_eq!(down_revision("{'y', 'x'}"), list(&["y", "x"]));
    assert_eq!(down_revision("()"), list(&[]));
    assert_eq!(down_revision("X"), text("x"));
    assert_eq!(down_revision("Y"), list(&["x", "y"]));
    assert_eq!(down_revision("(*Y, 'z')"), list(&["x", "y", "z"]));
    assert_eq!(down_revision("Y + ('z',)"), list(&["x", "y", "z"]));
    assert_eq!(down_revision("revision"), text("a"));
    assert_eq!(down_revision("12"), Some(HeaderValue::Other("int".into())));
    assert_eq!(
        down_revision("b'x'"),
        Some(HeaderValue::Other("bytes".into()))
    );
    assert_eq!(
        plain("revision, down_revision = 'a', 'b'").down_revision,
        text("b")
    );
    assert_eq!(
        plain("revision = down_revision = 'a'").down_revision,
        text("a")
    );
    assert_eq!(plain("revision: str\ndown_revision = None").revision, None);
    assert_eq!(plain("revision = 'a'; revision = 'b'").revision, text("b"));
}

#[test]
fn computed_values_need_running() {
    assert_eq!(computed("depends_on = f()"), Some(3));
    assert_eq!(computed("x = f()\ndepends_on = x"), Some(4));
    assert_eq!(computed("depends_on = f'{x}'"), Some(3));
    assert_eq!(computed("if x:\n    depends_on = 'y'"), Some(3));
    assert_eq!(
        computed("try:\n    pass\nexcept E as revision:\n    pass"),
        Some(3)
    );
    assert_eq!(
        computed("depends_on = ['a']\ndepends_on.append('b')"),
        Some(4)
    );
    assert_eq!(computed("depends_on = ['a']\ndepends_on += ['b']"), Some(4));
    assert_eq!(computed("depends_on = ['a']\ndepends_on[0] = 'b'"), Some(4));
    assert_eq!(computed("from x import y as depends_on"), Some(3));
    assert_eq!(computed("for depends_on in x:\n    pass"), Some(3));
    assert_eq!(computed("def revision(): pass"), Some(3));
    assert_eq!(computed("x = 'y'\nx = f()\ndepends_on = x"), Some(5));
    assert_eq!(
        computed("def upgrade():\n    pass\n\ndepends_on = f()"),
        Some(6)
    );
    assert_eq!(
        computed("def upgrade():\n    pass\nif x:\n    depends_on = f()"),
        Some(5)
    );
    assert_eq!(computed("def upgrade():\n    depends_on = f()"), None);
    assert_eq!(computed("class A:\n    depends_on = f()"), None);
    assert_eq!(computed("import x.depends_on"), None);
}

#[test]
fn names_after_functions_count() {
    let values =
        plain("revision = 'a'\ndown_revision = None\ndef upgrade():\n    pass\ndepends_on = 'x'\n");
    assert_eq!(values.depends_on, text("x"));
    let values = plain("def upgrade():\n    pass\nrevision = 'a'\ndown_revision = 'b'\n");
    assert_eq!(values.down_revision, text("b"));
    let values = plain("'''doc\ndef x\n'''\nrevision = 'a'\ndown_revision = 'b'\n");
    assert_eq!(
        (values.doc.as_deref(), values.revision),
        (Some("doc\ndef x\n"), text("a"))
    );
    let values = plain("revision = 'a'\ndown_revision = 'b'\nSQL = '''\n@x\ndepends_on = 1\n'''\n");
    assert_eq!(values.depends_on, None);
}

#[test]
fn what_is_no_python_is_refused() {
    let error = |source| {
        read_python_header(source, Depth::Header)
            .map(drop)
            .unwrap_err()
    };
    assert_eq!(
        (error("revision = 'a\n").line, error("x\n  é = ) \n").line),
        (1, 2)
    );
    assert_eq!(error("a = 1\né = )\n").column, 5);
    let broken = "revision = 'a'\ndown_revision = None\ndef upgrade(:\n";
    assert!(read_python_header(broken, Depth::Header).is_ok());
    assert_eq!(
        read_python_header(broken, Depth::Whole).unwrap_err().line,
        3
    );
    assert_eq!(check_python(broken).unwrap_err().line, 3);
}

proptest::proptest! {
    /// Reading the top must never say something else than reading all of it.
    #[test]
    fn the_top_says_what_the_whole_says(
        lines in proptest::collection::vec(proptest::sample::select(vec![
            "revision = 'a'", "down_revision = None", "depends_on = 'x'", "depends_on = f()", "'''", "x = (", ")",
            "def f():", "    pass", "    depends_on = 'y'", "class C:", "@d", "if x:", "else:", "# depends_on", "",
            "x = '''", "    '''", "global revision", "def depends_on(): pass", "import depends_on", "async def g():", "\\",
        ]), 0..14)
    ) {
        let source = lines.join("\n");
        if let Ok(whole) = read_python_header(&source, Depth::Whole) {
            let top = read_python_header(&source, Depth::Header).unwrap();
            match (top, whole) {
                (Reading::Plain(top), Reading::Plain(whole)) => {
                    proptest::prop_assert_eq!((top.values, top.lines), (whole.values, whole.lines));
                }
                (top, whole) => proptest::prop_assert_eq!(top, whole),
            }
        }
    }

    #[test]
    fn any_text_is_survived(source in ".{0,80}") {
        let _ = read_python_header(&source, Depth::Header);
    }
}
