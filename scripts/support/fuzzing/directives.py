"""Random directives: each function gives the lines of one step, the body of a function of its own."""

from . import elements, items
from .types import column_type, enumeration
from .words import HOSTILE, Options, Raw, call, chance, expression, given_name, name, names, schema, show, text


def create_table(rng):
    arguments, _ = items.table_arguments(rng)
    options = items.table_options(rng).maybe(0.08, "if_not_exists", lambda: True)
    return [call("op.create_table", name(rng), *arguments, **options.found)]


def create_table_of_objects(rng):
    """Columns that the constraints and the index of the table name themselves."""
    spelled = names(rng, 2, 4) or ["a"]
    lines = [f"c = [{', '.join(items.column(rng, one, bare=True) for one in spelled)}]"]
    one, other = (Raw(f"c[{rng.randrange(len(spelled))}]") for _ in range(2))
    named = Options(rng).given("name", given_name(rng, 0.45)).found
    extra = [Raw("*c")]
    for _ in range(rng.randint(1, 3)):
        extra.append(rng.choice([
            call("sa.CheckConstraint", Raw(rng.choice([f"{one} > {other}", f"sa.and_({one} == 1, sa.func.f({other}) < {one})", f"{one}.in_([1, 2])",
                                                       f"sa.or_({other}.is_(None), {one} + 1 > {other})", f"sa.func.length({one}) > {elements.value(rng)}"])), **named),
            call("sa.UniqueConstraint", one, **named), call("sa.PrimaryKeyConstraint", one, **named),
            call("sa.ForeignKeyConstraint", [one], ["o.x"], **named),
            call("postgresql.ExcludeConstraint", (one, "&&"), **Options(rng).maybe(0.5, "where", lambda: Raw(f"{other} > 5")).found),
        ]))
    if chance(rng, 0.5):
        extra.append(call("sa.Index", given_name(rng, 0.4), Raw(rng.choice([one, f"{one}.desc()", f"sa.func.lower({other})", f"{one} + {other}"])),
                          **Options(rng).maybe(0.3, "postgresql_where", lambda: Raw(f"{other} > 5")).maybe(0.2, "postgresql_include", lambda: [other]).found))
    return [*lines, call("op.create_table", name(rng), *extra, **items.table_options(rng).found)]


def metadata(rng):
    """Tables of one MetaData, which may refer to each other in a circle, created or dropped all at once."""
    place = Options(rng).maybe(0.15, "schema", lambda: name(rng, 0.3))
    place.maybe(0.2, "naming_convention", lambda: {"fk": "fk_%(table_name)s_%(column_0_name)s", "ix": "ix_%(column_0_N_name)s", "ck": "ck_%(constraint_name)s"})
    lines = [f"m = {call('sa.MetaData', **place.found)}"]
    known = rng.sample(["ta", "tb", "tc", "My Table"], rng.randint(1, 3))
    before = f"{place.found['schema']}." if "schema" in place.found else ""
    for one in known:
        arguments = [Raw("sa.Column('id', sa.Integer, primary_key=True)")]
        for number in range(rng.randint(0, 2)):
            options = Options(rng).maybe(0.5, "name", lambda: f"fk_{one}_{number}".replace(" ", "")).maybe(0.2, "use_alter", lambda: True)
            arguments.append(call("sa.Column", f"r{number}", Raw("sa.Integer()"), call("sa.ForeignKey", f"{before}{rng.choice(known)}.id", **options.found)))
        if chance(rng, 0.4):
            arguments.append(items.column(rng, "x", bare=True))
        if chance(rng, 0.2):
            arguments.append(call("sa.Index", given_name(rng, 0.3), "id"))
        lines.append(call("sa.Table", one, Raw("m"), *arguments, **Options(rng).maybe(0.2, "comment", lambda: text(rng)).found))
    if chance(rng, 0.15):
        lines.append(f"sa.Sequence('sq', metadata=m{rng.choice(['', ', start=5'])})")
    verb = rng.choice(["create_all", "create_all", "drop_all"])
    return [*lines, f"m.{verb}(op.get_bind(), checkfirst=False)"]


def elements_of_ddl(rng):
    """What SQLAlchemy calls DDL elements, executed by hand."""
    arguments, spelled = items.table_arguments(rng)
    columns = spelled or ["a"]
    lines = [f"t = {call('sa.Table', name(rng), Raw('sa.MetaData()'), *arguments, **items.table_options(rng).found)}"]
    if chance(rng, 0.35):
        element = rng.choice([f"sa.schema.CreateTable(t{rng.choice(['', ', if_not_exists=True'])})", f"sa.schema.DropTable(t{rng.choice(['', ', if_exists=True'])})",
                              "sa.schema.SetTableComment(t)", "sa.schema.DropTableComment(t)"])
    elif chance(rng, 0.5):
        lines.append(f"i = {call('sa.Index', given_name(rng, 0.1), rng.choice([Raw('t.c[' + repr(columns[0]) + ']'), Raw('sa.func.lower(t.c[' + repr(columns[0]) + '])')]), **items.index_options(rng, columns).found)}")
        element = rng.choice([f"sa.schema.CreateIndex(i{rng.choice(['', ', if_not_exists=True'])})", f"sa.schema.DropIndex(i{rng.choice(['', ', if_exists=True'])})"])
    else:
        lines.append(f"k = {items.table_constraint(rng, columns)}")
        lines.append("t.append_constraint(k)")
        element = rng.choice(["sa.schema.AddConstraint(k)", f"sa.schema.DropConstraint(k{rng.choice(['', ', cascade=True', ', if_exists=True'])})"])
    return [*lines, f"op.execute({element})"]


def drop_table(rng):
    options = Options(rng).given("schema", schema(rng)).maybe(0.2, "if_exists", lambda: chance(rng, 0.8))
    return [call("op.drop_table", name(rng), **options.found)]


def rename_table(rng):
    return [call("op.rename_table", name(rng), name(rng), **Options(rng).given("schema", schema(rng)).found)]


def table_comment(rng):
    options = Options(rng).given("schema", schema(rng)).maybe(0.2, "existing_comment", lambda: text(rng))
    if chance(rng, 0.7):
        return [call("op.create_table_comment", name(rng), rng.choice([text(rng), text(rng), None]), **options.found)]
    return [call("op.drop_table_comment", name(rng), **options.found)]


def add_column(rng, batch=False):
    options = Options(rng).maybe(0.1, "if_not_exists", lambda: True)
    options.maybe(0.15, "inline_references", lambda: chance(rng, 0.9)).maybe(0.08, "inline_primary_key", lambda: True)
    if batch:
        return [call("batch_op.add_column", items.column(rng), **options.found)]
    return [call("op.add_column", name(rng), items.column(rng), **options.given("schema", schema(rng)).found)]


def drop_column(rng, batch=False):
    options = Options(rng).maybe(0.15, "if_exists", lambda: True).maybe(0.05, "mssql_drop_default", lambda: True)
    if batch:
        return [call("batch_op.drop_column", name(rng), **options.found)]
    return [call("op.drop_column", name(rng), name(rng), **options.given("schema", schema(rng)).found)]


def alter_column(rng, batch=False):
    options = Options(rng).maybe(0.3, "nullable", lambda: chance(rng, 0.5)).maybe(0.4, "type_", lambda: column_type(rng))
    options.maybe(0.25, "server_default", lambda: rng.choice([None, items.default(rng), items.default(rng), items.identity(rng), False]))
    options.maybe(0.2, "new_column_name", lambda: name(rng)).maybe(0.2, "comment", lambda: rng.choice([None, text(rng), False]))
    options.maybe(0.4, "existing_type", lambda: column_type(rng)).maybe(0.3, "existing_nullable", lambda: chance(rng, 0.5))
    options.maybe(0.15, "existing_server_default", lambda: rng.choice([items.default(rng), items.identity(rng), None, items.computed(rng)]))
    options.maybe(0.1, "existing_comment", lambda: text(rng)).maybe(0.05, "autoincrement", lambda: True)
    if "type_" in options.found or chance(rng, 0.03):
        options.maybe(0.3, "postgresql_using", lambda: rng.choice([expression(rng), "a::integer", "x::text || ':y'"]))
    if batch:
        return [call("batch_op.alter_column", name(rng), **options.found)]
    return [call("op.alter_column", name(rng), name(rng), **options.given("schema", schema(rng)).found)]


def place(rng, batch):
    """The table argument and the schema keyword, neither of which a batch takes."""
    return ([], {}) if batch else ([name(rng)], Options(rng).given("schema", schema(rng)).found)


def create_primary_key(rng, batch=False):
    table, options = place(rng, batch)
    return [call(f"{owner(batch)}.create_primary_key", given_name(rng), *table, names(rng, 1, 3) or ["a"], **options)]


def create_unique(rng, batch=False):
    table, options = place(rng, batch)
    columns = names(rng, 1, 3) or ["a"]
    options.update(items.unique_options(rng, columns).found)
    return [call(f"{owner(batch)}.create_unique_constraint", given_name(rng), *table, columns, **options)]


def create_foreign_key(rng, batch=False):
    local = names(rng, 1, 2)
    remote = [name(rng) if position == 0 else f"r{position}" for position in range(len(local))]
    options = items.actions(Options(rng), rng).maybe(0.08, "postgresql_not_valid", lambda: True).maybe(0.03, "use_alter", lambda: True)
    options.given("referent_schema", schema(rng))
    if batch:
        return [call("batch_op.create_foreign_key", given_name(rng), name(rng), local, remote, **options.found)]
    options.given("source_schema", schema(rng))
    return [call("op.create_foreign_key", given_name(rng), name(rng), name(rng), local, remote, **options.found)]


def create_check(rng, batch=False):
    table, options = place(rng, batch)
    source = rng.choice([expression(rng), call("sa.text", expression(rng)), elements.condition(rng)])
    options.update(items.timing(Options(rng), rng).maybe(0.1, "postgresql_not_valid", lambda: True).found)
    return [call(f"{owner(batch)}.create_check_constraint", given_name(rng, 0.15), *table, source, **options)]


def create_exclude(rng, batch=False):
    table, _ = place(rng, batch)
    options = Options(rng).given("schema", None if batch else schema(rng))
    return [items.exclusion(rng, f"{owner(batch)}.create_exclude_constraint", names(rng, 1, 2) or ["a"], options, [given_name(rng), *table])]


def drop_constraint(rng, batch=False):
    table, options = place(rng, batch)
    options.update(Options(rng).maybe(0.4, "type_", lambda: rng.choice(["check", "foreignkey", "primary", "unique", None, "exclude"])).found)
    if not batch:
        options.update(Options(rng).maybe(0.15, "if_exists", lambda: True).found)
    return [call(f"{owner(batch)}.drop_constraint", given_name(rng, 0.06), *table, **options)]


def create_index(rng, batch=False):
    table, options = place(rng, batch)
    columns = names(rng, 1, 3) or ["a"]
    options.update(items.index_options(rng, columns).maybe(0.12, "if_not_exists", lambda: True).found)
    return [call(f"{owner(batch)}.create_index", given_name(rng, 0.15), *table, items.index_elements(rng, columns), **options)]


def drop_index(rng, batch=False):
    options = Options(rng).maybe(0.2, "if_exists", lambda: True).maybe(0.15, "postgresql_concurrently", lambda: True)
    options.maybe(0.05, "postgresql_where", lambda: Raw("sa.text('x')"))
    if not batch:
        options.given("schema", schema(rng)).maybe(0.6, "table_name", lambda: name(rng))
    return [call(f"{owner(batch)}.drop_index", given_name(rng, 0.04) , **options.found)]


def owner(batch):
    return "batch_op" if batch else "op"


def batch(rng):
    options = Options(rng).given("schema", schema(rng)).maybe(0.4, "recreate", lambda: rng.choice(["auto", "never", "never", "auto", "sometimes"]))
    options.maybe(0.05, "table_args", lambda: Raw("(sa.CheckConstraint('a > 1', name='q'),)")).maybe(0.05, "table_kwargs", lambda: {"comment": "x"})
    if chance(rng, 0.25):
        arguments, _ = items.table_arguments(rng)
        options.found["copy_from"] = call("sa.Table", name(rng), Raw("sa.MetaData()"), *arguments)
        options.found["recreate"] = rng.choice(["always", "always", "auto"])
    lines = [f"with {call('op.batch_alter_table', name(rng), **options.found)} as batch_op:"]
    for _ in range(rng.randint(0, 4)):
        lines += [f"    {line}" for line in rng.choice(IN_BATCH)(rng, batch=True)]
    return lines if len(lines) > 1 else [*lines, "    pass"]


def batch_execute(rng, batch=True):
    return [call("batch_op.execute", sql(rng))]


def sql(rng):
    words = ["UPDATE t SET a = 1", "SELECT '12:30'", "INSERT INTO t VALUES ('100%')", "SELECT x::text", "SELECT ':foo'", "",
             "SELECT E'\\\\:x', :foo", "a; b;", "SELECT '\\:x'", "  padded\n", "x\ty", "select '%(a)s', '%%'", "VALUES ('it''s', 'h\u00e9')"]
    return rng.choice(words) + (f" -- {expression(rng)}" if chance(rng, 0.3) else "")


def execute(rng):
    kind = rng.random()
    if kind < 0.4:
        source = sql(rng)
        return [call("op.execute", source if chance(rng, 0.6) else call(rng.choice(["sa.text", "sa.DDL"]), source))]
    return [call("op.execute", statement(rng))]


def statement(rng):
    kind = rng.random()
    table = f"sa.table({show(name(rng))}, {', '.join(call('sa.column', one) for one in ['a', 'b', name(rng, 1)])}{', schema=' + show(name(rng)) if chance(rng, 0.2) else ''})"
    if kind < 0.25:
        return Raw(f"{table}.insert().values({show(elements.set_clause(rng) if chance(rng, 0.3) else {'a': elements.scalar(rng), 'b': Raw(elements.value(rng))})})")
    if kind < 0.5:
        where = f".where({elements.condition(rng)})" if chance(rng, 0.8) else ""
        return Raw(f"sa.update({table}){where}.values(a={show(elements.value(rng) if chance(rng, 0.5) else elements.scalar(rng))})")
    if kind < 0.65:
        return Raw(f"{table}.delete().where({elements.condition(rng)})")
    if kind < 0.8:
        extra = rng.choice(["", ".limit(5)", ".distinct()", ".order_by(sa.column('a').desc())", ".group_by(sa.column('a'))"])
        return Raw(f"sa.select({elements.value(rng)}, {elements.value(rng)}).select_from({table}).where({elements.condition(rng)}){extra}")
    return Raw(rng.choice([
        f"sa.schema.CreateSchema({show(name(rng))}{rng.choice(['', ', if_not_exists=True'])})",
        f"sa.schema.DropSchema({show(name(rng))}{rng.choice(['', ', if_exists=True', ', cascade=True'])})",
        f"sa.schema.CreateSequence({items.sequence(rng)}{rng.choice(['', ', if_not_exists=True'])})",
        f"sa.schema.DropSequence({items.sequence(rng)}{rng.choice(['', ', if_exists=True'])})",
        f"sa.text({show(expression(rng))}).bindparams(foo={show(elements.scalar(rng))})",
        f"{table}.insert().from_select(['a', 'b'], sa.select({elements.value(rng)}, {elements.value(rng)}))",
        f"postgresql.insert({table}).values(a={show(elements.scalar(rng))}).on_conflict_do_nothing({rng.choice(['', 'index_elements=[' + repr('a') + ']', 'constraint=' + repr('k')])})",
        f"postgresql.insert({table}).values(a=1).on_conflict_do_update(index_elements=['a'], set_={{'b': {elements.value(rng)}}}, where={elements.condition(rng)})",
        f"sa.insert({table}).returning(sa.column('a')).values([{{'a': 1, 'b': 2}}, {{'a': 3, 'b': {elements.value(rng)}}}])",
        f"sa.select(sa.func.count()).select_from({table}).having({elements.condition(rng)}).group_by({elements.value(rng)})",
        f"sa.union_all(sa.select({elements.value(rng)}), sa.select({elements.value(rng)}).where({elements.condition(rng)}))",
        f"sa.delete({table}).where(sa.exists(sa.select(1).select_from(sa.table('o')).where({elements.condition(rng)})))",
        f"sa.update({table}).values(a=sa.select({elements.value(rng)}).scalar_subquery()).where(sa.column('b').in_(sa.select(sa.column('q'))))",
        f"sa.select(sa.select({elements.value(rng)}.label('l')).cte('w'))",
        f"sa.select({elements.value(rng)}.label('l')).order_by('l').limit(5).offset(2).with_for_update()",
        f"sa.values(sa.column('a', sa.Integer), name='v').data([(1,), (2,)]).select()",
    ]))


def bulk_insert(rng):
    columns = {spelled: elements.value_type(rng) for spelled in names(rng, 1, 4)}
    declared = [call("sa.column", spelled, Raw(kind)) if chance(rng, 0.9) else call("sa.column", spelled) for spelled, kind in columns.items()]
    table = call("sa.table", name(rng), *declared, **Options(rng).given("schema", schema(rng)).found)
    rows = []
    for _ in range(rng.randint(0, 3)):
        present = [spelled for spelled in columns if chance(rng, 0.9)]
        rows.append({spelled: inlined(rng, elements.typed_value(rng, columns[spelled])) for spelled in present})
    return [call("op.bulk_insert", table, rows, **Options(rng).maybe(0.2, "multiinsert", lambda: chance(rng, 0.5)).found)]


def inlined(rng, value):
    return call("op.inline_literal", value) if chance(rng, 0.1) else value


def by_bind(rng):
    """What revision files do with the connection instead of with directives."""
    enum = enumeration(rng)
    kind = rng.random()
    if kind < 0.3:
        return [f"{enum}.create(op.get_bind(){rng.choice(['', ', checkfirst=False'])})"]
    if kind < 0.5:
        return [f"{enum}.drop(op.get_bind(){rng.choice(['', ', checkfirst=False'])})"]
    arguments, _ = items.table_arguments(rng)
    table = call("sa.Table", name(rng), Raw("sa.MetaData()"), *arguments, **items.table_options(rng).found)
    if kind < 0.8:
        return [f"{table}.create(op.get_bind(), checkfirst=False)"]
    return [f"{table}.drop(op.get_bind(), checkfirst=False)"]


IN_BATCH = [add_column, add_column, drop_column, alter_column, alter_column, create_primary_key, create_unique, create_foreign_key,
            create_check, create_exclude, drop_constraint, create_index, drop_index, batch_execute]

UPWARDS = [(create_table, 24), (create_table_of_objects, 6), (metadata, 5), (elements_of_ddl, 6), (add_column, 12), (alter_column, 12), (create_index, 10), (create_unique, 4), (create_foreign_key, 6),
           (create_check, 5), (create_exclude, 3), (create_primary_key, 2), (drop_column, 2), (drop_constraint, 3), (drop_index, 3),
           (drop_table, 2), (rename_table, 2), (table_comment, 3), (batch, 6), (execute, 8), (bulk_insert, 6), (by_bind, 4)]
DOWNWARDS = [(drop_table, 8), (drop_column, 8), (drop_index, 8), (drop_constraint, 8), (alter_column, 8), (batch, 4), (execute, 3),
             (rename_table, 2), (table_comment, 2), (by_bind, 3), (add_column, 3), (create_table, 3), (metadata, 2), (elements_of_ddl, 3)]


def step(rng, kinds):
    functions, weights = zip(*kinds)
    return rng.choices(functions, weights)[0](rng)
