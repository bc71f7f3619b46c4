//! Everything that mig parses, given what nobody should write: it may be refused, but nothing panics.
//!
//! The same functions are the fuzz targets of `fuzz/`, where a fuzzer makes the inputs. Here they are made at random from words
//! that mean something, a few hundred each time; `PROPTEST_CASES` asks for more.

mod configuration;
mod identifiers;
mod python_header;
mod sql_text;
mod straight;
mod template;
mod version_rows;

use proptest::prelude::*;

/// Up to two dozen pieces: one of the words, or now and then anything.
fn text(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let word = proptest::sample::select(words).prop_map(str::to_owned);
    let piece = prop_oneof![3 => word, 1 => ".{0,3}"];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const PYTHON: &[&str] = &[
    "revision",
    " = ",
    "'a'",
    "down_revision",
    "None",
    "\n",
    "def f():\n",
    "    ",
    "(",
    ")",
    ",",
    "\"\"\"",
    "class A:\n",
    "@x\n",
    ":",
    "str",
    "\\\n",
    "if ",
    "#",
    "branch_labels",
    "['a', 'b']",
    "import x\n",
    "f'{x}'",
    "*",
    "del ",
    "mig_lock_timeout",
    "OTHER = 1\n",
    "'5s'",
];

const DIRECTIVES: &[&str] = &[
    "from alembic import op\nimport sqlalchemy as sa\n\ndef upgrade():\n",
    "def downgrade(a=1, *b) -> str:\n",
    "    op.",
    "    batch_op.",
    "    with op.batch_alter_table('t') as batch_op:\n    ",
    "    with op.get_context().autocommit_block():\n    ",
    "create_table",
    "add_column",
    "alter_column",
    "create_index",
    "drop_constraint",
    "execute",
    "(",
    ")",
    "\n",
    ", ",
    "'a'",
    "['a', 'b']",
    "sa.Column('c', sa.Integer()",
    "sa.ForeignKey('t.c')",
    "sa.Enum('a', name='e')",
    ".with_variant(",
    "sa.text(':a')",
    "sa.func.now()",
    "nullable=",
    "primary_key=True",
    "postgresql_ops={'a': ",
    "**",
    "-99999999999999999999",
    "-1",
    "KIND = ",
    "    pass\n",
];

const SQL: &[&str] = &[
    "-- mig:upgrade",
    " transaction=off",
    "\n",
    "-- revision: ",
    "a",
    "SELECT 1",
    ";",
    "'",
    "$$",
    "$a$",
    "/*",
    "*/",
    "--",
    "BEGIN ATOMIC",
    " END",
    "CREATE FUNCTION f() ",
    "\\",
    "E'",
    "\"",
    "COPY t FROM STDIN",
    "-- mig:downgrade\n",
    "CASE",
    "begin ",
    "-- lock_timeout: ",
    "5s",
    "CREATE UNIQUE INDEX ",
    "CONCURRENTLY ",
    "IF NOT EXISTS ",
    "a ON b.c (d) ",
    "a ON \"b\"USING btree(c)",
    "DROP INDEX a, b",
    "REINDEX (VERBOSE) TABLE a",
];

const CONFIGURATION: &[&str] = &[
    "[alembic]\n",
    "[mig]\n",
    "key",
    " = ",
    "sqlalchemy.url",
    "postgresql://",
    "u:p@",
    "h",
    ":5432",
    "/d",
    "?sslmode=",
    "%(here)s",
    "%%",
    "\n",
    "[tool.alembic]\n",
    "\"",
    "'''",
    "[",
    "]",
    "{",
    "}",
    "naming_convention",
    "context.configure(",
    "target_metadata",
    "MetaData(",
    ")",
    ",",
    "version_table",
    "import x\n",
    "lock_timeout",
    "5s",
    "[a]\n",
    "host=",
    ";",
    "#",
    "true",
];

const TEMPLATE: &[&str] = &[
    "${",
    "}",
    "up_revision",
    " | n",
    ",",
    "% if x:\n",
    "% endif\n",
    "% for a in b:\n",
    "% endfor",
    "\n",
    "##",
    "<%",
    "<%!",
    "%>",
    "<%text>",
    "</%text>",
    "<%doc>",
    "</%doc>",
    "<%def name='a'>",
    "\\\n",
    "'",
    "\"\"\"",
    "{",
    "%%",
    "    ",
];

const IDENTIFIERS: &[&str] = &[
    "a",
    "aa1",
    "ab2",
    "ad4",
    "@",
    "head",
    "heads",
    "base",
    "+",
    "-",
    "1",
    ":",
    "left",
    "current",
    "99999999999999999999",
    "ba1",
    ",",
];

proptest! {
    #[test]
    fn python_headers(source in text(PYTHON)) {
        python_header::check(source.as_bytes());
    }

    #[test]
    fn straight_files(source in text(DIRECTIVES)) {
        straight::check(&source);
    }

    #[test]
    fn any_bytes(bytes in any::<Vec<u8>>()) {
        python_header::check(&bytes);
    }

    #[test]
    fn sql_texts(source in text(SQL)) {
        sql_text::check(&source);
    }

    #[test]
    fn configurations(which in 0_u8..6, text in text(CONFIGURATION)) {
        configuration::check((which, &text));
    }

    #[test]
    fn templates(text in text(TEMPLATE)) {
        template::check(&text);
    }

    #[test]
    fn typed_identifiers(typed in text(IDENTIFIERS)) {
        identifiers::check(&typed);
    }

    #[test]
    fn graphs_and_rows(input in any::<version_rows::Input>()) {
        version_rows::check(input);
    }
}
