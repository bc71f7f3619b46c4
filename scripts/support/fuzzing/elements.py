"""Random SQL expressions made of SQLAlchemy's objects, and the values that fit a type."""

from .words import Raw, call, chance, expression, name, names, show, text

VALUES = {
    "sa.Integer()": ["0", "1", "-5", "2147483648", "None"],
    "sa.String()": None,
    "sa.Text()": None,
    "sa.Boolean()": ["True", "False", "None"],
    "sa.Numeric(10, 2)": ["decimal.Decimal('1.50')", "3", "decimal.Decimal('-0.00001')", "decimal.Decimal('1E+3')"],
    "sa.Float()": ["1.5", "-2.0", "1e100", "0.1"],
    "sa.Date()": ["datetime.date(2020, 1, 2)", "None"],
    "sa.DateTime()": ["datetime.datetime(2020, 1, 2, 3, 4, 5)", "datetime.datetime(2020, 1, 2, 3, 4, 5, 678)"],
    "sa.Time()": ["datetime.time(3, 4)", "datetime.time(3, 4, 5, 6)"],
    "sa.Uuid()": ["uuid.UUID('12345678-1234-5678-1234-567812345678')"],
    "sa.LargeBinary()": ["b'abc'", "b'\\x00\\xff'"],
    "sa.Interval()": ["datetime.timedelta(days=1, seconds=5)", "datetime.timedelta(microseconds=7)"],
    "sa.Enum('a', 'b', name='en')": ["'a'", "'b'"],
    "postgresql.ARRAY(sa.Integer())": ["[1, 2]", "[]"],
    "sa.ARRAY(sa.String())": ["['a', \"it's\"]", "[None]"],
    "sa.ARRAY(sa.Date())": ["[datetime.date(2020, 1, 2)]", "None"],
    "sa.ARRAY(sa.Numeric())": ["[decimal.Decimal('1.50'), 2]"],
    "sa.ARRAY(sa.Boolean(), dimensions=2)": ["[[True, False], [False, True]]"],
    "sa.ARRAY(sa.Uuid())": ["[uuid.UUID('12345678-1234-5678-1234-567812345678')]"],
    "postgresql.ARRAY(sa.Enum('a', 'b', name='en'))": ["['a']"],
    "sa.Uuid(as_uuid=False)": ["'12345678-1234-5678-1234-567812345678'"],
    "sa.Uuid(native_uuid=False)": ["uuid.UUID('12345678-1234-5678-1234-567812345678')", "None"],
    "sa.String(5)": None,
    "sa.Unicode()": None,
    "sa.SmallInteger()": ["7"],
    "sa.BigInteger()": ["9007199254740993", "-1"],
    "sa.Numeric(asdecimal=False)": ["1.5", "decimal.Decimal('NaN')"],
    "sa.Double()": ["float('inf')", "1e-7", "1e16", "123456789.125"],
    "sa.DateTime(timezone=True)": ["datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)", "None"],
    "sa.Time(timezone=True)": ["datetime.time(3, 4, tzinfo=datetime.timezone.utc)"],
    "postgresql.INTERVAL()": ["datetime.timedelta(days=-1)", "datetime.timedelta(0)"],
    "postgresql.BYTEA()": ["b''", "b\"it's\""],
    "postgresql.INET()": ["'127.0.0.1'"],
    "postgresql.CITEXT()": None,
}


# Values of another Python type than the column's, for which the column's type has a use.
ODD_VALUES = {
    "sa.Integer()": ["True", "1.5", "'7'", "decimal.Decimal('2.9')"],
    "sa.Numeric(10, 2)": ["1.5", "'1.50'"],
    "sa.Float()": ["1", "decimal.Decimal('1.5')"],
    "sa.Date()": ["datetime.datetime(2020, 1, 2, 3, 4, 5)"],
    "sa.Uuid()": ["'12345678-1234-5678-1234-567812345678'"],
    "sa.Boolean()": ["1", "0"],
    "sa.String()": ["5", "True", "b'abc'", "datetime.date(2020, 1, 2)"],
    "sa.ARRAY(sa.String())": ["('a', 'b')", "[1, 2]"],
    "sa.LargeBinary()": ["bytearray(b'abc')", "memoryview(b'abc')"],
    "sa.Enum('a', 'b', name='en')": ["'c'", "None"],
}


def typed_value(rng, word):
    if word in ODD_VALUES and chance(rng, 0.1):
        return Raw(rng.choice(ODD_VALUES[word]))
    values = VALUES[word]
    return Raw(repr(text(rng)) if values is None else rng.choice(values))


def value_type(rng):
    return rng.choice(list(VALUES))


def column(rng):
    spelled = name(rng)
    kind = rng.random()
    if chance(rng, 0.06):
        options = {"key": name(rng)} if chance(rng, 0.4) else {}
        return call("sa.Column", spelled, Raw("sa.Integer()"), **options)
    if chance(rng, 0.06):
        options = {"schema": "sc.x"} if chance(rng, 0.3) else {}
        return Raw(f"{call('sa.table', name(rng), call('sa.column', spelled), **options)}.c[{spelled!r}]")
    if kind < 0.5:
        return call("sa.column", spelled)
    if kind < 0.85:
        return call("sa.column", spelled, Raw(rng.choice(["sa.Integer()", "sa.String()", "sa.Boolean()", "sa.Text()", "sa.DateTime()"])))
    return call("sa.literal_column", expression(rng) or "x")


def scalar(rng):
    return rng.choice([0, 5, -1, "a", "it's", "100%", "a:b", 1.5, True, None])


def value(rng, depth=0):
    kind = rng.random()
    if depth > 2 or kind < 0.35:
        return column(rng)
    if chance(rng, 0.18):
        return rarer_value(rng, depth)
    if kind < 0.5:
        function = rng.choice(["lower", "coalesce", "now", "length", "date_trunc", "my_Func", "concat", "current_timestamp"])
        arguments = [value(rng, depth + 1) for _ in range(rng.randint(0, 2))]
        return call(f"sa.func.{function}", *arguments)
    if kind < 0.6:
        return call(rng.choice(["sa.cast", "sa.type_coerce"]), value(rng, depth + 1), Raw(rng.choice(["sa.Text()", "sa.Integer()", "sa.Date()", "sa.Numeric(10, 2)"])))
    if kind < 0.75:
        operator = rng.choice(["+", "-", "*", "/", "%", "//"])
        return Raw(f"({value(rng, depth + 1)} {operator} {show(rng.choice([value(rng, depth + 1), 2, 0.5]))})")
    if kind < 0.82:
        return Raw(f"{column(rng)}{rng.choice(['.desc()', '.asc()', '.nulls_last()', '.desc().nulls_first()', '.collate(' + repr('C') + ')', '.label(' + repr(name(rng)) + ')'])}")
    if kind < 0.88:
        typed = call("sa.column", name(rng), Raw("postgresql.JSONB()"))
        return Raw(f"{typed}[{rng.choice(['0', repr(text(rng)), repr(('a', 'b'))])}]{rng.choice(['', '.astext', '.as_integer()'])}")
    if kind < 0.94:
        return call("sa.literal", scalar(rng))
    if kind < 0.97:
        return Raw(f"sa.case(({condition(rng, depth + 1)}, {show(scalar(rng))}), else_={show(scalar(rng))})")
    return call("sa.extract", rng.choice(["year", "epoch"]), value(rng, depth + 1))


def rarer_value(rng, depth):
    one, other = value(rng, depth + 1), value(rng, depth + 1)
    numbers = "sa.column('l', sa.ARRAY(sa.Integer()))"
    return Raw(rng.choice([
        f"postgresql.array([{one}, {other}])",
        f"{numbers}[{rng.choice(['1', '1:2', one])}]",
        f"sa.any_({numbers})", f"sa.all_({rng.choice([numbers, one])})", f"{one}.any_()",
        f"sa.func.count({one}).filter({condition(rng, depth + 1)})",
        f"sa.func.sum({one}).over(partition_by={other}, order_by={rng.choice([one, other])})",
        f"sa.func.percentile_cont(0.5).within_group({one})",
        f"postgresql.aggregate_order_by({one}, {other}.desc())",
        f"sa.func.{rng.choice(['s.f', 'pg_catalog.lower', 'Upper'])}({one}, {other})",
        f"sa.tuple_({one}, {other})",
        f"(-{one})", f"(~{one})", f"sa.distinct({one})", f"{one}.self_group()",
        f"{one}.bitwise_and({other})", f"{one}.bitwise_xor(5)", f"{one}.bitwise_not()", f"{one}.bitwise_lshift(2)",
        f"sa.literal({show(scalar(rng))}, sa.{rng.choice(['Text', 'Integer', 'JSON', 'Numeric'])}())",
        f"sa.cast({one}, {rng.choice(['sa.ARRAY(sa.Text())', 'postgresql.JSONB()', 'sa.String(5, collation=' + repr('C') + ')', 'postgresql.TIMESTAMP(precision=3)', 'sa.Enum(' + repr('a') + ', name=' + repr('En') + ')'])})",
        f"sa.case({{{show(scalar(rng))}: {one}}}, value={other})",
        f"{one}.regexp_replace('a', 'b'{rng.choice(['', ', flags=' + repr('g')])})",
        f"{one}.concat({other})", f"{one}.op('->>', precedence={rng.choice([0, 5, 20])})({other})", f"{one}.bool_op('@@')({other})",
        f"sa.type_coerce({one}, sa.JSON())[{rng.choice(['0', repr('k')])}].as_string()",
        f"sa.func.coalesce({one}, {other}, type_=sa.Text()) + 'x'", "sa.null()", "sa.func.now() - sa.text(\"interval '1 day'\")",
    ]))


def rarer_condition(rng, depth):
    one, other = value(rng, depth + 1), value(rng, depth + 1)
    return Raw(rng.choice([
        "sa.column('z', sa.Boolean())", "~sa.column('z', sa.Boolean())", f"sa.not_({one}.contains('a'))",
        f"({one} == {other})", f"({one} != {other})", f"{one}.is_({other})", f"{one}.in_([{other}, 1])",
        f"{one}.not_in([])", f"sa.between({one}, {other}, 5, symmetric={rng.choice(['True', 'False'])})", f"{one}.between({other}, {other})",
        f"{one}.icontains('a', autoescape=True)", f"{one}.istartswith({other})", f"~{one}.endswith('x', escape='/')",
        f"{one}.match('a')", f"{one}.is_not_distinct_from({other})", f"sa.tuple_({one}, {other}).in_([(1, 2)])",
        f"({numbers_equal(one)})", f"sa.and_({condition(rng, depth + 1)})", f"({condition(rng, depth + 1)} & {condition(rng, depth + 1)})",
        f"({condition(rng, depth + 1)} | {condition(rng, depth + 1)})", f"~{condition(rng, depth + 1)}", f"{one}.regexp_match('^a', flags='i')",
        f"sa.cast({one}, sa.Boolean())", f"sa.func.f({one}, type_=sa.Boolean())", f"({condition(rng, depth + 1)}).self_group()",
        f"postgresql.array([{one}]).overlap({other})", f"postgresql.array([{one}, {other}]).contains([1])", "sa.or_(False, sa.column('z') > 1)", "sa.and_(True)",
    ]))


def numbers_equal(one):
    return f"5 == sa.any_({one})"


def condition(rng, depth=0):
    kind = rng.random()
    if depth < 3 and chance(rng, 0.2):
        return rarer_condition(rng, depth)
    left = value(rng, depth + 1)
    if kind < 0.35:
        operator = rng.choice(["==", "!=", "<", "<=", ">", ">="])
        return Raw(f"({left} {operator} {show(scalar(rng))})")
    if kind < 0.65:
        return Raw(f"{left}{rng.choice(COMPARISONS)}")
    if depth < 2 and kind < 0.85:
        return call(rng.choice(["sa.and_", "sa.or_"]), condition(rng, depth + 1), condition(rng, depth + 1))
    if depth < 2 and kind < 0.92:
        return call("sa.not_", condition(rng, depth + 1))
    return rng.choice([Raw("sa.true()"), Raw("sa.false()"), call("sa.text", expression(rng))])


COMPARISONS = [
    ".in_([1, 2])", ".in_([])", ".not_in(['a', \"it's\"])", ".like('a%')", ".ilike('%:x%')", ".between(1, 2)", ".is_(None)",
    ".is_not(None)", ".is_(True)", ".startswith('a')", ".contains('50%')", ".op('~')('^a')", ".op('&&')('x')", ".regexp_match('a')",
    ".like('a/_%', escape='/')", ".is_distinct_from(5)", ".notlike('%s')", ".concat('x') == 'y'", ".any_() == 5",
]


def set_clause(rng):
    return {spelled: scalar(rng) for spelled in names(rng, 1, 3, 0.1) or ["a"]}
