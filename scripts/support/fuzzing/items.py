"""Random columns, constraints and indexes, as they stand inside create_table or in a directive of their own."""

from . import elements
from .types import characters, column_type, enumeration, number
from .words import Options, Raw, call, chance, expression, given_name, name, names, schema, show, text

ACTIONS = ["CASCADE", "SET NULL", "RESTRICT", "NO ACTION", "SET DEFAULT", "cascade", "SET NULL (a)"]


def default(rng):
    """A server default."""
    kind = rng.random()
    if kind < 0.35:
        return text(rng)
    if kind < 0.6:
        return call("sa.text", expression(rng))
    if kind < 0.75:
        return Raw(rng.choice(FUNCTIONS))
    if kind < 0.9:
        return call("sa.literal", elements.scalar(rng)) if chance(rng, 0.5) else Raw(rng.choice(CONSTANTS))
    return elements.value(rng) if chance(rng, 0.8) else 5


FUNCTIONS = [
    "sa.func.now()", "sa.func.current_timestamp()", "sa.func.gen_random_uuid()", "sa.func.nextval('s')", "sa.func.current_date()",
    "sa.func.timezone('utc', sa.func.now())", "sa.func.localtimestamp()", "sa.func.Upper('x')", "sa.func.schema_x.f(1, 'a')",
]
CONSTANTS = [
    "sa.true()", "sa.false()", "sa.null()", "sa.cast('x', sa.Text())", "sa.literal_column('1')", "sa.FetchedValue()",
    "sa.cast('{}', postgresql.JSONB())", "postgresql.array([1, 2])", "sa.Sequence('my_Seq').next_value()",
    "sa.DefaultClause('x')", "sa.text('x').op('||')('y')", "sa.cast(sa.literal('{}'), sa.ARRAY(sa.Text()))",
]


def identity(rng):
    options = Options(rng).maybe(0.5, "always", lambda: chance(rng, 0.6)).maybe(0.3, "start", lambda: rng.choice([1, 10, -5]))
    options.maybe(0.3, "increment", lambda: rng.choice([1, 5, -1])).maybe(0.15, "minvalue", lambda: 1)
    options.maybe(0.15, "maxvalue", lambda: rng.choice([1000, 9223372036854775807])).maybe(0.1, "nominvalue", lambda: True).maybe(0.1, "nomaxvalue", lambda: True)
    options.maybe(0.15, "cycle", lambda: chance(rng, 0.6)).maybe(0.15, "cache", lambda: 20)
    options.maybe(0.05, "order", lambda: True).maybe(0.05, "on_null", lambda: True)
    return call("sa.Identity", **options.found)


def computed(rng):
    source = rng.choice([expression(rng), call("sa.text", expression(rng)), elements.value(rng)])
    return call("sa.Computed", source, **Options(rng).maybe(0.4, "persisted", lambda: rng.choice([True, True, None, False])).found)


def sequence(rng):
    options = Options(rng).maybe(0.3, "start", lambda: 5).maybe(0.2, "schema", lambda: schema(rng, 1)).maybe(0.1, "increment", lambda: rng.choice([2, -1]))
    options.maybe(0.1, "minvalue", lambda: rng.choice([1, -5])).maybe(0.1, "maxvalue", lambda: 100).maybe(0.1, "nominvalue", lambda: True)
    options.maybe(0.1, "nomaxvalue", lambda: True).maybe(0.1, "cycle", lambda: chance(rng, 0.6)).maybe(0.1, "cache", lambda: 20)
    options.maybe(0.08, "order", lambda: True).maybe(0.1, "data_type", lambda: number(rng)).maybe(0.05, "optional", lambda: True)
    return call("sa.Sequence", name(rng), **options.found)


def timing(options, rng):
    options.maybe(0.15, "deferrable", lambda: chance(rng, 0.7))
    options.maybe(0.12, "initially", lambda: rng.choice(["DEFERRED", "IMMEDIATE", "deferred"]))
    return options


def actions(options, rng):
    options.maybe(0.25, "ondelete", lambda: rng.choice(ACTIONS)).maybe(0.2, "onupdate", lambda: rng.choice(ACTIONS[:6]))
    options.maybe(0.08, "match", lambda: rng.choice(["FULL", "SIMPLE", "partial"]))
    return timing(options, rng)


def target(rng):
    parts = [name(rng, 0.1) for _ in range(rng.choice([2, 2, 2, 3]))]
    return ".".join(parts)


def foreign_key(rng):
    options = actions(Options(rng), rng).maybe(0.25, "name", lambda: given_name(rng, 0)).maybe(0.05, "use_alter", lambda: True)
    options.maybe(0.05, "postgresql_not_valid", lambda: True)
    return call("sa.ForeignKey", target(rng), **options.found)


def check(rng):
    source = rng.choice([expression(rng), call("sa.text", expression(rng)), elements.condition(rng)])
    options = timing(Options(rng), rng).given("name", given_name(rng, 0.5)).maybe(0.08, "postgresql_not_valid", lambda: True)
    return call("sa.CheckConstraint", source, **options.found)


def column(rng, spelled=None, bare=False):
    spelled = spelled or name(rng)
    serial = chance(rng, 0.2)
    arguments = [spelled, number(rng) if serial else column_type(rng)]
    if chance(rng, 0.02):
        arguments.pop()
    extra = rng.random()
    if extra < 0.15:
        arguments.append(foreign_key(rng))
    elif extra < 0.22:
        arguments.append(identity(rng))
    elif extra < 0.28:
        arguments.append(computed(rng))
    elif extra < 0.31:
        arguments.append(sequence(rng))
    if chance(rng, 0.08):
        arguments.append(check(rng))
    options = Options(rng).maybe(0.5, "nullable", lambda: chance(rng, 0.5))
    options.maybe(0.5 if serial else 0.08, "primary_key", lambda: True)
    if extra > 0.3:
        options.maybe(0.35, "server_default", lambda: default(rng))
    options.maybe(0.1, "unique", lambda: chance(rng, 0.8)).maybe(0.15, "comment", lambda: text(rng))
    options.maybe(0.1, "autoincrement", lambda: rng.choice([True, False, "auto", "ignore_fk"])).maybe(0.08, "index", lambda: True)
    options.maybe(0.03, "quote", lambda: chance(rng, 0.5)).maybe(0.04, "key", lambda: name(rng))
    options.maybe(0.05, "default", lambda: rng.choice([5, "x", Raw("lambda: 1")])).maybe(0.02, "info", lambda: {"a": 1})
    options.maybe(0.02, "system", lambda: True)
    options.maybe(0.03, "onupdate", lambda: "x").maybe(0.02, "doc", lambda: "d")
    if bare:
        options.found.pop("index", None)
    return call("sa.Column", *arguments, **options.found)


def index_elements(rng, columns):
    found = []
    for _ in range(rng.choice([1, 1, 2, 3])):
        kind = rng.random()
        if kind < 0.6 and columns:
            found.append(rng.choice(columns))
        elif kind < 0.75:
            found.append(call("sa.text", expression(rng) or "a"))
        elif kind < 0.9:
            found.append(elements.value(rng))
        else:
            found.append(call(rng.choice(["sa.desc", "sa.asc", "sa.nulls_first", "sa.func.lower"]), Raw(rng.choice(["'a'", "sa.text('b')", "sa.column('c')"]))))
    return found


def index_options(rng, columns):
    options = Options(rng).maybe(0.3, "unique", lambda: chance(rng, 0.8))
    options.maybe(0.25, "postgresql_using", lambda: rng.choice(["btree", "gin", "GIST", "hash", "spgist", "brin", "my method", ""]))
    options.maybe(0.25, "postgresql_where", lambda: rng.choice([expression(rng), call("sa.text", expression(rng)), elements.condition(rng)]))
    options.maybe(0.15, "postgresql_include", lambda: rng.sample(columns, min(len(columns), rng.randint(1, 2))))
    options.maybe(0.15, "postgresql_ops", lambda: {rng.choice(columns or ["a"]): rng.choice(["text_pattern_ops", "gin_trgm_ops", "x.y_ops"])})
    options.maybe(0.12, "postgresql_with", lambda: rng.choice([{"fillfactor": 50}, {"fastupdate": "off", "fillfactor": 70}, {"a": True}, {"Fill Factor": 1.5}, {}]))
    options.maybe(0.1, "postgresql_concurrently", lambda: chance(rng, 0.8)).maybe(0.08, "postgresql_tablespace", lambda: name(rng))
    options.maybe(0.1, "postgresql_nulls_not_distinct", lambda: rng.choice([True, False, None]))
    return options.maybe(0.03, "sqlite_where", lambda: Raw("sa.text('x')")).maybe(0.02, "quote", lambda: chance(rng, 0.5))


def unique_options(rng, columns):
    options = timing(Options(rng), rng).maybe(0.1, "postgresql_nulls_not_distinct", lambda: rng.choice([True, False]))
    return options.maybe(0.1, "postgresql_include", lambda: rng.sample(columns, min(len(columns), 1)))


def table_constraint(rng, columns):
    """One that stands among the columns of a table."""
    chosen = rng.sample(columns, min(len(columns), rng.choice([1, 1, 2]))) or ["a"]
    if chance(rng, 0.03):
        chosen = []
    kind = rng.random()
    if not chosen and kind >= 0.4:
        chosen = columns[:1]
    named = Options(rng).given("name", given_name(rng, 0.45))
    if kind < 0.2:
        return call("sa.PrimaryKeyConstraint", *chosen, **timing(named, rng).maybe(0.1, "postgresql_include", lambda: columns[:1]).found)
    if kind < 0.4:
        named.found.update(unique_options(rng, columns).found)
        return call("sa.UniqueConstraint", *chosen, **named.found)
    if kind < 0.65:
        remote = names(rng, len(chosen), len(chosen), 0.1)
        while len(remote) < len(chosen):
            remote.append(f"z{len(remote)}")
        place = ".".join([name(rng, 0.1) for _ in range(rng.choice([1, 1, 2]))])
        options = actions(named, rng).maybe(0.05, "use_alter", lambda: True).maybe(0.05, "postgresql_not_valid", lambda: True)
        return call("sa.ForeignKeyConstraint", chosen, [f"{place}.{spelled}" for spelled in remote], **options.found)
    if kind < 0.88:
        return check(rng)
    return exclusion(rng, "postgresql.ExcludeConstraint", chosen, named)


def exclusion(rng, function, columns, options, before=()):
    operators = ["&&", "=", "<>", "-|-", "operator(s.&&)"]
    pairs = [(excluded(rng, spelled), rng.choice(operators)) for spelled in columns]
    options.maybe(0.3, "where", lambda: rng.choice([call("sa.text", expression(rng)), expression(rng), elements.condition(rng)]))
    options.maybe(0.3, "using", lambda: rng.choice(["gist", "spgist", "btree"])).maybe(0.15, "ops", lambda: {rng.choice([columns[0], "lab"]): "range_ops"})
    return call(function, *before, *pairs, **timing(options, rng).found)


def excluded(rng, spelled):
    kind = rng.random()
    if kind < 0.6:
        return spelled
    if kind < 0.75:
        return elements.column(rng)
    if kind < 0.85:
        return call("sa.text", expression(rng) or "a")
    return Raw(f"{elements.value(rng)}.label('lab')") if chance(rng, 0.3) else elements.value(rng)


def table_index(rng, columns):
    chosen = [call("sa.text", "lower(a)") if chance(rng, 0.15) else spelled for spelled in rng.sample(columns, min(len(columns), rng.randint(1, 2)))]
    return call("sa.Index", given_name(rng, 0.15), *chosen, **index_options(rng, columns).found)


def table_arguments(rng):
    """Columns and constraints of a table; at most one index, since Alembic's order of several is a matter of chance."""
    spelled = names(rng, 0 if chance(rng, 0.05) else 1, 6)
    arguments = [column(rng, one, bare=True) for one in spelled]
    if spelled:
        arguments += [table_constraint(rng, spelled) for _ in range(rng.choice([0, 0, 1, 1, 2, 3]))]
        if chance(rng, 0.2):
            arguments.append(table_index(rng, spelled))
    return arguments, spelled


def table_options(rng):
    options = Options(rng).given("schema", schema(rng)).maybe(0.2, "comment", lambda: text(rng))
    options.maybe(0.05, "prefixes", lambda: rng.choice([["TEMPORARY"], ["UNLOGGED"], ["GLOBAL", "TEMP"]]))
    options.maybe(0.05, "postgresql_inherits", lambda: rng.choice([name(rng), (name(rng), "q")]))
    options.maybe(0.06, "postgresql_partition_by", lambda: "RANGE (a)").maybe(0.03, "postgresql_using", lambda: "heap")
    options.maybe(0.03, "postgresql_with_oids", lambda: chance(rng, 0.5)).maybe(0.04, "postgresql_tablespace", lambda: name(rng))
    options.maybe(0.05, "postgresql_on_commit", lambda: rng.choice(["DROP", "PRESERVE ROWS", "delete rows"]))
    return options.maybe(0.03, "info", lambda: {"k": 1}).maybe(0.02, "quote", lambda: chance(rng, 0.5)).maybe(0.02, "implicit_returning", lambda: True)
