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
}


# Values of another Python type than the column's, for which the column's type has a use.
ODD_VALUES = {
    "sa.Integer()": ["True", "1.5", "'7'", "decimal.Decimal('2.9')"],
    "sa.Numeric(10, 2)": ["1.5", "'1.50'"],
    "sa.Float()": ["1", "decimal.Decimal('1.5')"],
    "sa.Date()": ["datetime.datetime(2020, 1, 2, 3, 4, 5)"],
    "sa.Uuid()": ["'12345678-1234-5678-1234-567812345678'"],
    "sa.Boolean()": ["1", "0"],
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


def condition(rng, depth=0):
    kind = rng.random()
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
