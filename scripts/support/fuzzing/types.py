"""Random column types."""

from .words import Options, Raw, call, chance, name, names, text

NUMBERS = ["Integer", "INTEGER", "INT", "SmallInteger", "SMALLINT", "BigInteger", "BIGINT"]
SIMPLE = NUMBERS + [
    "Boolean", "BOOLEAN", "Date", "DATE", "REAL", "DOUBLE_PRECISION", "DOUBLE", "BLOB", "CLOB", "DATETIME", "JSON",
    "Uuid", "UUID", "LargeBinary", "PickleType", "Text", "UnicodeText", "TEXT", "String", "Unicode", "VARCHAR", "CHAR",
    "Numeric", "NUMERIC", "DECIMAL", "Float", "FLOAT", "Double", "Time", "TIME", "DateTime", "TIMESTAMP", "Interval",
    "NCHAR", "NVARCHAR", "BINARY", "VARBINARY",
]
POSTGRESQL = [
    "BYTEA", "CIDR", "CITEXT", "HSTORE", "INET", "JSON", "JSONB", "JSONPATH", "MACADDR", "MACADDR8", "MONEY", "OID",
    "REGCLASS", "REGCONFIG", "TSQUERY", "TSVECTOR", "UUID", "REAL", "INT4RANGE", "INT8RANGE", "NUMRANGE", "DATERANGE",
    "TSRANGE", "TSTZRANGE", "INT4MULTIRANGE", "INT8MULTIRANGE", "NUMMULTIRANGE", "DATEMULTIRANGE", "TSMULTIRANGE",
    "TSTZMULTIRANGE", "DOUBLE_PRECISION", "FLOAT", "BIT", "INTERVAL", "TIME", "TIMESTAMP", "BIGINT", "INTEGER",
    "SMALLINT", "VARCHAR", "TEXT", "CHAR", "NUMERIC", "BOOLEAN", "DATE",
]
COLLATIONS = ["C", "de_DE", "en-x-icu", 'odd"one']


def simple(rng):
    spelled = f"sa.{rng.choice(SIMPLE)}"
    return Raw(spelled) if chance(rng, 0.15) else Raw(f"{spelled}()")


def number(rng):
    return Raw(f"sa.{rng.choice(NUMBERS)}()")


def characters(rng):
    options = Options(rng).maybe(0.3, "collation", lambda: rng.choice(COLLATIONS)).found
    word = rng.choice(["String", "Unicode", "VARCHAR", "CHAR", "Text", "TEXT", "NCHAR", "NVARCHAR", "UnicodeText", "CLOB"])
    length = [rng.choice([1, 5, 50, 255])] if chance(rng, 0.7) else []
    return call(f"sa.{word}", *length, **options)


def fraction(rng):
    word = rng.choice(["Numeric", "NUMERIC", "DECIMAL"])
    options = Options(rng).maybe(0.2, "asdecimal", lambda: chance(rng, 0.5)).maybe(0.1, "decimal_return_scale", lambda: 3).found
    return call(f"sa.{word}", *rng.choice([[], [10], [10, 2], [10, 0]]), **options)


def floating(rng):
    word = rng.choice(["Float", "FLOAT", "Double", "DOUBLE", "DOUBLE_PRECISION", "REAL"])
    return call(f"sa.{word}", *rng.choice([[], [10], [53]]))


def moment(rng):
    if chance(rng, 0.4):
        word = rng.choice(["TIME", "TIMESTAMP"])
        options = Options(rng).maybe(0.6, "timezone", lambda: chance(rng, 0.7)).maybe(0.6, "precision", lambda: rng.randint(0, 6))
        return call(f"postgresql.{word}", **options.found)
    word = rng.choice(["Time", "DateTime", "TIME", "TIMESTAMP", "DATETIME"])
    return call(f"sa.{word}", **Options(rng).maybe(0.6, "timezone", lambda: chance(rng, 0.7)).found)


def span(rng):
    if chance(rng, 0.5):
        options = Options(rng).maybe(0.5, "precision", lambda: rng.randint(0, 6))
        options.maybe(0.5, "fields", lambda: rng.choice(["DAY", "YEAR TO MONTH", "SECOND", "day to second"]))
        return call("postgresql.INTERVAL", **options.found)
    options = Options(rng).maybe(0.2, "native", lambda: chance(rng, 0.5)).maybe(0.3, "second_precision", lambda: 3)
    return call("sa.Interval", **options.maybe(0.2, "day_precision", lambda: 2).found)


def bits(rng):
    word = rng.choice(["BINARY", "VARBINARY", "LargeBinary", "BLOB"])
    if chance(rng, 0.5):
        return call("postgresql.BIT", *rng.choice([[], [5]]), **Options(rng).maybe(0.5, "varying", lambda: chance(rng, 0.7)).found)
    return call(f"sa.{word}", *rng.choice([[], [5]]))


def type_name(rng):
    """A name of a type, most often one that no other step of the run has: Alembic creates a type once a run."""
    return f"en_{rng.step}" if chance(rng, 0.2) else f"{name(rng, 0.3)}_{rng.step}"


def labels(rng):
    return names(rng, 1, 4) or ["a"]


def enumeration(rng):
    options = Options(rng).maybe(0.93, "name", lambda: type_name(rng)).maybe(0.1, "schema", lambda: name(rng))
    options.maybe(0.15, "create_type", lambda: chance(rng, 0.3)).maybe(0.08, "inherit_schema", lambda: True)
    if chance(rng, 0.4):
        return call("postgresql.ENUM", *labels(rng), **options.found)
    options.maybe(0.25, "native_enum", lambda: False).maybe(0.2, "create_constraint", lambda: True)
    options.maybe(0.1, "length", lambda: rng.choice([3, 40, 255])).maybe(0.05, "validate_strings", lambda: True)
    options.maybe(0.03, "metadata", lambda: Raw("sa.MetaData()"))
    return call("sa.Enum", *labels(rng), **options.found)


def domain(rng):
    options = Options(rng).maybe(0.2, "schema", lambda: name(rng)).maybe(0.3, "not_null", lambda: True)
    options.maybe(0.3, "default", lambda: rng.choice([text(rng), Raw("sa.text('5')"), Raw("sa.func.now()")]))
    options.maybe(0.3, "check", lambda: rng.choice(["VALUE > 0", Raw("sa.text(\"VALUE ~ '%'\")"), "VALUE <> ':x'"]))
    options.maybe(0.3, "constraint_name", lambda: name(rng)).maybe(0.2, "collation", lambda: rng.choice(COLLATIONS))
    options.maybe(0.2, "create_type", lambda: chance(rng, 0.5))
    return call("postgresql.DOMAIN", type_name(rng), plain(rng), **options.found)


def listed(rng):
    options = Options(rng).maybe(0.4, "dimensions", lambda: rng.randint(1, 3)).maybe(0.2, "as_tuple", lambda: True)
    return call(rng.choice(["sa.ARRAY", "postgresql.ARRAY"]), column_type(rng, depth=1), **options.found)


def document(rng):
    word = rng.choice(["sa.JSON", "postgresql.JSON", "postgresql.JSONB"])
    options = Options(rng).maybe(0.3, "none_as_null", lambda: True)
    if word != "sa.JSON":
        options.maybe(0.3, "astext_type", lambda: Raw("sa.Text()"))
    return call(word, **options.found)


def uuid(rng):
    word = rng.choice(["sa.Uuid", "sa.UUID", "postgresql.UUID"])
    options = Options(rng).maybe(0.5, "as_uuid", lambda: chance(rng, 0.5))
    if word == "sa.Uuid":
        options.maybe(0.4, "native_uuid", lambda: chance(rng, 0.3))
    return call(word, **options.found)


def postgresql(rng):
    return Raw(f"postgresql.{rng.choice(POSTGRESQL)}()")


def boolean(rng):
    options = Options(rng).maybe(0.5, "create_constraint", lambda: True).maybe(0.5, "name", lambda: name(rng))
    return call("sa.Boolean", **options.found)


PLAIN_KINDS = [simple, number, characters, fraction, floating, moment, span, bits, document, uuid, postgresql, boolean]


def plain(rng):
    return rng.choice(PLAIN_KINDS)(rng)


def variant(rng):
    base = column_type(rng, depth=2)
    if not base.endswith(")"):
        base = Raw(f"{base}()")
    for dialect in rng.sample(["postgresql", "sqlite", "mysql"], rng.randint(1, 2)):
        other = column_type(rng, depth=2)
        base = Raw(f"{base}.with_variant({other}, {dialect!r})")
    return base


def column_type(rng, depth=0):
    kind = rng.random()
    if kind < 0.6:
        return plain(rng)
    if kind < 0.78:
        return enumeration(rng)
    if kind < 0.84:
        return domain(rng)
    if kind < 0.92 and depth != 1:
        return listed(rng)
    if kind < 0.98 and depth < 2:
        return variant(rng)
    return plain(rng) if chance(rng, 0.8) else Raw("sa.types.NullType()")
