//! Random revision files: directives with arguments of all kinds, right and wrong ones.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

type Text = BoxedStrategy<String>;

fn one_of(words: &'static [&'static str]) -> Text {
    select(words).prop_map(str::to_owned).boxed()
}

/// `keyword=value`, now and then.
fn keyword(name: &'static str, value: Text) -> BoxedStrategy<Option<String>> {
    weighted(0.25, value.prop_map(move |value| format!("{name}={value}"))).boxed()
}

/// A call with these arguments, and some of the keywords.
fn call(
    function: &'static str,
    arguments: Vec<Text>,
    keywords: Vec<BoxedStrategy<Option<String>>>,
) -> Text {
    (arguments, keywords)
        .prop_map(move |(arguments, keywords)| {
            let given: Vec<String> = arguments
                .into_iter()
                .chain(keywords.into_iter().flatten())
                .collect();
            format!("{function}({})", given.join(", "))
        })
        .boxed()
}

fn name() -> Text {
    one_of(&[
        "'a'", "'b'", "'c'", "'t'", "'T u'", "'order'", "'x.y'", "''", "NAME", "u'a'",
    ])
}

fn constraint_name() -> Text {
    one_of(&["None", "'n'", "op.f('n')", "'n'", "''", "NAME", "1"])
}

fn names() -> Text {
    prop_oneof![
        8 => vec(name(), 1..3).prop_map(|names| format!("[{}]", names.join(", "))),
        1 => one_of(&["['a', 'a']", "('a',)", "[]", "'a'", "[sa.text('lower(a)')]", "['a', sa.text('a')]"]),
    ]
    .boxed()
}

fn flag() -> Text {
    one_of(&["True", "False", "None", "1", "'yes'"])
}

fn words() -> Text {
    one_of(&["'x'", "None", "''", "\"it's\"", "'a' 'b'", "NAME", "1"])
}

fn schema() -> BoxedStrategy<Option<String>> {
    keyword("schema", one_of(&["'s'", "None", "''", "'S'", "'s.t'"]))
}

fn sql_type() -> Text {
    one_of(&[
        "sa.Integer()",
        "sa.Integer",
        "sa.BigInteger()",
        "sa.String()",
        "sa.String(50)",
        "sa.String(length=0)",
        "sa.Text()",
        "sa.Boolean()",
        "sa.Boolean(name='b')",
        "sa.DateTime()",
        "sa.DateTime(timezone=True)",
        "sa.DateTime(True)",
        "sa.Numeric(10, 2)",
        "sa.Numeric(scale=2)",
        "sa.Numeric(precision=5, asdecimal=False)",
        "sa.Float(0)",
        "sa.Float(precision=53)",
        "sa.Double()",
        "sa.REAL()",
        "sa.Uuid()",
        "sa.UUID(as_uuid=False)",
        "sa.JSON()",
        "sa.LargeBinary(5)",
        "sa.Interval()",
        "sa.Time()",
        "sa.Date()",
        "sa.Enum('a', 'b', name='e')",
        "sa.Enum('a', name='integer')",
        "sa.Enum('a')",
        "sa.Enum('a', name='e', native_enum=False)",
        "sa.Enum('a', name='E', schema='s')",
        "postgresql.ENUM('a', name='e', create_type=False)",
        "KIND",
        "postgresql.JSONB(astext_type=sa.Text())",
        "postgresql.JSONB()",
        "postgresql.UUID(as_uuid=True)",
        "postgresql.UUID",
        "postgresql.ARRAY(sa.Integer())",
        "postgresql.ARRAY(sa.String(5), dimensions=2)",
        "sa.ARRAY(sa.Text)",
        "postgresql.ARRAY(sa.Enum('a', name='e'))",
        "postgresql.TIMESTAMP(timezone=True, precision=3)",
        "postgresql.TIMESTAMP(precision=6)",
        "postgresql.HSTORE(text_type=sa.Text())",
        "postgresql.TSVECTOR()",
        "postgresql.CITEXT()",
        "postgresql.INET",
        "postgresql.DOUBLE_PRECISION(precision=53)",
        "postgresql.INTERVAL()",
        "postgresql.BYTEA()",
        "postgresql.BIT(3)",
        "postgresql.MONEY()",
        "sa.NullType()",
        "None",
        "sa.VARCHAR(length=5)",
        "sa.TIMESTAMP(timezone=False)",
        "sa.CHAR(3)",
        "sa.SMALLINT()",
        "sa.Unicode(5)",
        "sa.DECIMAL(8)",
        "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')",
        "sa.Integer().with_variant(sa.BigInteger(), 'sqlite')",
        "sa.String().with_variant(sa.Enum('a', name='e'), 'postgresql')",
        "sqlmodel.sql.sqltypes.AutoString()",
        "sqlmodel.sql.sqltypes.AutoString(length=9)",
        "sa.Integer().with_variant(postgresql.UUID(), 'postgresql')",
        "sa.types.String(3)",
        "sa.dialects.postgresql.JSON()",
        "UUID()",
    ])
}

fn server_default() -> Text {
    one_of(&[
        "None",
        "'x'",
        "''",
        "sa.text('now()')",
        "sa.text(\"'{}'::jsonb\")",
        "sa.text(':x')",
        "sa.func.now()",
        "sa.func.current_timestamp()",
        "sa.func.gen_random_uuid()",
        "sa.func.lower('A')",
        "False",
        "1",
        "sa.true()",
        "sa.false()",
        "sa.Identity()",
        "sa.FetchedValue()",
        "text('1')",
        "sa.null()",
    ])
}

fn foreign_key_keywords() -> Vec<BoxedStrategy<Option<String>>> {
    let action = || one_of(&["'CASCADE'", "'SET NULL'", "None", "'x'"]);
    vec![
        keyword("ondelete", action()),
        keyword("onupdate", action()),
        keyword("deferrable", flag()),
        keyword("initially", one_of(&["'DEFERRED'", "None"])),
        keyword("use_alter", flag()),
        keyword("match", one_of(&["'FULL'", "None"])),
    ]
}

fn foreign_key() -> Text {
    let target = one_of(&["'o.id'", "'s.o.id'", "'t.a'", "'t.z'", "'o'", "'a.b.c.d'"]);
    let mut keywords = foreign_key_keywords();
    keywords.push(keyword("name", constraint_name()));
    call("sa.ForeignKey", vec![target], keywords)
}

fn check() -> Text {
    let condition = one_of(&[
        "'a > 0'",
        "sa.text('a > 0')",
        "\"b = ':x'\"",
        "sa.text(\"b ~ ':x'\")",
    ]);
    let keywords = vec![
        keyword("name", constraint_name()),
        keyword("deferrable", flag()),
    ];
    call("sa.CheckConstraint", vec![condition], keywords)
}

fn column() -> Text {
    let item = prop_oneof![
        6 => Just(None),
        2 => foreign_key().prop_map(Some),
        1 => check().prop_map(Some),
        1 => one_of(&["sa.Identity(always=True)", "sa.Computed('a')", "None"]).prop_map(Some),
    ];
    let keywords = vec![
        keyword("nullable", one_of(&["True", "False", "False", "None"])),
        keyword("primary_key", flag()),
        keyword(
            "autoincrement",
            one_of(&["True", "False", "'auto'", "'ignore_fk'"]),
        ),
        keyword("server_default", server_default()),
        keyword(
            "default",
            one_of(&["1", "None", "'x'", "False", "uuid.uuid4"]),
        ),
        keyword("index", flag()),
        keyword("unique", flag()),
        keyword("comment", words()),
        keyword("quote", flag()),
        keyword("key", name()),
    ];
    (name(), sql_type(), item, keywords)
        .prop_map(|(name, sql_type, item, keywords)| {
            let given: Vec<String> = [name, sql_type]
                .into_iter()
                .chain(item)
                .chain(keywords.into_iter().flatten())
                .collect();
            format!("sa.Column({})", given.join(", "))
        })
        .boxed()
}

fn constraint() -> Text {
    let unique = vec![
        keyword("name", constraint_name()),
        keyword("deferrable", flag()),
        keyword("initially", words()),
        keyword("postgresql_nulls_not_distinct", flag()),
        keyword("sqlite_on_conflict", words()),
    ];
    let mut foreign = foreign_key_keywords();
    foreign.push(keyword("name", constraint_name()));
    prop_oneof![
        call(
            "sa.PrimaryKeyConstraint",
            vec![name()],
            vec![keyword("name", constraint_name())]
        ),
        call(
            "sa.PrimaryKeyConstraint",
            vec![name(), name()],
            vec![keyword("name", constraint_name())]
        ),
        call("sa.UniqueConstraint", vec![name()], unique),
        call(
            "sa.ForeignKeyConstraint",
            vec![
                names(),
                one_of(&[
                    "['o.id']",
                    "['o.id', 'o.x']",
                    "['t.a']",
                    "['s.o.id']",
                    "['o.id', 'p.id']"
                ])
            ],
            foreign,
        ),
        check(),
    ]
    .boxed()
}

fn create_table() -> Text {
    let keywords = vec![
        schema(),
        keyword("comment", words()),
        keyword("if_not_exists", flag()),
        keyword("sqlite_autoincrement", flag()),
        keyword("mysql_engine", words()),
        keyword("prefixes", names()),
    ];
    (vec(column(), 0..4), vec(constraint(), 0..3), keywords)
        .prop_map(|(columns, constraints, keywords)| {
            let items = columns.into_iter().chain(constraints);
            let given: Vec<String> = std::iter::once("'t'".to_owned())
                .chain(items)
                .chain(keywords.into_iter().flatten())
                .collect();
            format!("op.create_table({})", given.join(",\n        "))
        })
        .boxed()
}

/// The arguments of a directive: those before the table's name, that name (which a block knows), those behind it.
fn on_table(
    function: &'static str,
    before: Vec<Text>,
    behind: Vec<Text>,
    mut keywords: Vec<BoxedStrategy<Option<String>>>,
    in_batch: bool,
) -> Text {
    let mut arguments = before;
    if !in_batch {
        arguments.push(name());
        keywords.push(schema());
    }
    arguments.extend(behind);
    let name = if in_batch { "batch_op." } else { "op." };
    call(
        Box::leak(format!("{name}{function}").into_boxed_str()),
        arguments,
        keywords,
    )
}

fn directive(in_batch: bool) -> Text {
    let on =
        |function, before, behind, keywords| on_table(function, before, behind, keywords, in_batch);
    let index = || {
        vec![
            keyword("unique", flag()),
            keyword("postgresql_using", one_of(&["'gin'", "None", "''"])),
            keyword(
                "postgresql_where",
                one_of(&["sa.text('a > 0')", "'a > 0'", "None", "sa.true()"]),
            ),
            keyword("postgresql_concurrently", flag()),
            keyword("postgresql_include", names()),
            keyword("postgresql_nulls_not_distinct", flag()),
            keyword(
                "postgresql_ops",
                one_of(&["{'a': 'x_ops'}", "{}", "None", "{'lower(a)': 'y'}"]),
            ),
            keyword("if_not_exists", flag()),
            keyword("if_exists", flag()),
        ]
    };
    let alter = vec![
        keyword("nullable", flag()),
        keyword("server_default", server_default()),
        keyword("comment", one_of(&["'x'", "None", "False", "''"])),
        keyword("new_column_name", name()),
        keyword("type_", sql_type()),
        keyword("existing_type", sql_type()),
        keyword("existing_server_default", server_default()),
        keyword("existing_nullable", flag()),
        keyword("existing_comment", words()),
        keyword("postgresql_using", words()),
        keyword("autoincrement", flag()),
    ];
    let mut foreign = foreign_key_keywords();
    foreign.push(keyword("referent_schema", name()));
    let unique = vec![
        keyword("deferrable", flag()),
        keyword("initially", words()),
        keyword("postgresql_nulls_not_distinct", flag()),
    ];
    let kind = one_of(&[
        "'foreignkey'",
        "'unique'",
        "'primary'",
        "'check'",
        "None",
        "'x'",
    ]);
    prop_oneof![
        on(
            "add_column",
            vec![],
            vec![column()],
            vec![keyword("if_not_exists", flag())]
        ),
        on(
            "drop_column",
            vec![],
            vec![name()],
            vec![keyword("if_exists", flag())]
        ),
        on("alter_column", vec![], vec![name()], alter),
        on(
            "create_index",
            vec![constraint_name()],
            vec![names()],
            index()
        ),
        on("drop_index", vec![constraint_name()], vec![], index()),
        on(
            "create_unique_constraint",
            vec![constraint_name()],
            vec![names()],
            unique
        ),
        on(
            "create_primary_key",
            vec![constraint_name()],
            vec![names()],
            vec![]
        ),
        on(
            "create_check_constraint",
            vec![constraint_name()],
            vec![one_of(&["'a > 0'", "sa.text('b')"])],
            vec![]
        ),
        on(
            "create_foreign_key",
            vec![constraint_name()],
            vec![name(), names(), names()],
            foreign
        ),
        on(
            "drop_constraint",
            vec![constraint_name()],
            vec![],
            vec![keyword("type_", kind), keyword("if_exists", flag())]
        ),
        on(
            "create_table_comment",
            vec![],
            vec![words()],
            vec![keyword("existing_comment", words())]
        ),
        on(
            "drop_table_comment",
            vec![],
            vec![],
            vec![keyword("existing_comment", words())]
        ),
    ]
    .boxed()
}

fn statement() -> Text {
    let sql = one_of(&[
        "'UPDATE t SET a = 1'",
        "'SELECT \\'12:30\\'::time'",
        "\"x = ':y'\"",
        "sa.text('SELECT 1')",
        "'a' 'b'",
        "''",
        "sa.text('SELECT :a')",
        "'a\\\\:b'",
        "'50% of %s'",
        "\"\"\"\n    SELECT 1\n    \"\"\"",
    ]);
    let block = vec(directive(true), 0..4).prop_map(|statements| {
        let body: String = statements
            .iter()
            .map(|one| format!("        {one}\n"))
            .collect();
        format!("with op.batch_alter_table('t', schema=None) as batch_op:\n{body}        pass")
    });
    let checkfirst = vec![keyword("checkfirst", flag())];
    let on_type = prop_oneof![
        call(
            "KIND.create",
            vec![one_of(&["op.get_bind()", "bind", "None"])],
            checkfirst.clone()
        ),
        call(
            "postgresql.ENUM('a', name='e').drop",
            vec![one_of(&["op.get_bind()", "bind"])],
            checkfirst.clone()
        ),
        call(
            "sa.Enum(name='e').create",
            vec![one_of(&["op.get_bind()", "bind=bind"])],
            checkfirst.clone()
        ),
        call(
            "kind.create",
            vec![one_of(&["op.get_bind()", "bind", "bind, True"])],
            checkfirst
        ),
        one_of(&[
            "bind = op.get_bind()",
            "kind = postgresql.ENUM('x', name='y')",
            "NAME = 'm'",
            "kind = sa.Enum('x', name='y')"
        ]),
    ];
    prop_oneof![
        2 => on_type,
        3 => create_table(),
        5 => directive(false),
        2 => block,
        1 => call("op.execute", vec![sql], vec![]),
        1 => call("op.drop_table", vec![name()], vec![schema(), keyword("if_exists", flag())]),
        1 => call("op.rename_table", vec![name(), name()], vec![schema()]),
        1 => one_of(&[
            "\"\"\"nothing\"\"\"", "op.nothing()", "op.f('x')", "return", "a = 1",
            "with op.get_context().autocommit_block():\n        op.execute('VACUUM')\n        op.drop_table('t')",
        ]),
    ]
    .boxed()
}

/// The text of a revision file.
pub fn revision() -> impl Strategy<Value = String> {
    vec(statement(), 1..4).prop_map(|statements| {
        let body: String = statements.iter().map(|one| format!("    {one}\n")).collect();
        format!(
            "\"\"\"random\"\"\"\n\nimport uuid\nfrom typing import Sequence, Union\n\nimport sqlalchemy as sa\nimport sqlmodel\nfrom \
             alembic import op\nfrom sqlalchemy import UUID, text\nfrom sqlalchemy.dialects import postgresql\n\nNAME = 'n'\n\
             KIND = postgresql.ENUM('a', name='k', create_type=False)\ndown_revision: Union[str, Sequence[str], None] = \
             None\n\n\ndef upgrade() -> None:\n{body}"
        )
    })
}
