"""PostgreSQL's own types. One that is only a word is a line of the table at the end."""

from sqlalchemy.types import (
    ARRAY as _ARRAY,
    BIGINT,
    BOOLEAN,
    CHAR,
    Concatenable,
    DATE,
    DOUBLE_PRECISION,
    Enum,
    ExternalType,
    FLOAT,
    INTEGER,
    Indexable,
    JSON as _JSON,
    LargeBinary,
    NUMERIC,
    NativeForEmulated,
    REAL,
    SMALLINT,
    SchemaType,
    TEXT,
    TIME as _TIME,
    TIMESTAMP as _TIMESTAMP,
    Text,
    TypeEngine,
    UUID,
    VARCHAR,
    _AbstractInterval,
    _name,
    to_instance,
)

PGUuid = UUID


class ARRAY(_ARRAY):
    _has_postgresql_operators = True

    def _ensure_not_nested(self, item_type):
        if isinstance(item_type, ARRAY):
            _ARRAY._ensure_not_nested(self, item_type)


class BYTEA(LargeBinary):
    pass


class JSON(_JSON):
    def __init__(self, none_as_null=False, astext_type=None):
        _JSON.__init__(self, none_as_null=none_as_null)
        self.astext_type = Text() if astext_type is None else to_instance(astext_type)

    def __repr__(self):
        parts = []
        if self.none_as_null:
            parts.append("none_as_null=True")
        if "astext_type" in self.__dict__:
            parts.append("astext_type=%r" % (self.astext_type,))
        return "%s(%s)" % (type(self).__name__, ", ".join(parts))


class JSONB(JSON):
    _name = "jsonb"


class JSONPATH(_JSON.JSONPathType):
    _name = "jsonpath"


class TIMESTAMP(_TIMESTAMP):
    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class TIME(_TIME):
    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class INTERVAL(NativeForEmulated, _AbstractInterval):
    native = True

    def __init__(self, precision=None, fields=None):
        self.precision = precision
        self.fields = fields

    def _generic_value(self):
        return {"t": "named", "name": "interval"}


class BIT(TypeEngine):
    def __init__(self, length=None, varying=False):
        # BIT without a length is BIT(1); BIT VARYING without one is unlimited.
        self.length = length if varying else length or 1
        self.varying = varying

    def bind_processor(self, dialect):
        return lambda value: "".join(list(value)) if type(value).__name__ == "BitString" else value

    def result_processor(self, dialect, coltype):
        from sqlalchemy.dialects.postgresql.bitstring import BitString

        return lambda value: None if value is None else BitString(value)

    def coerce_compared_value(self, op, value):
        return self if isinstance(value, str) else super().coerce_compared_value(op, value)

    def _generic_value(self):
        return {"t": "named", "name": "bit"}

    def _plain(self):
        value = {"t": "bit", "varying": bool(self.varying)}
        if self.length is not None:
            value["length"] = self.length
        return value


class HSTORE(Indexable, Concatenable, TypeEngine):
    _name = "hstore"
    hashable = False

    def __init__(self, text_type=None):
        self.text_type = Text() if text_type is None else to_instance(text_type)

    def bind_processor(self, dialect):
        def quoted(text):
            return '"%s"' % str(text).replace("\\", "\\\\").replace('"', '\\"')

        def process(value):
            if not isinstance(value, dict):
                return value
            return ", ".join(
                ["%s=>%s" % (quoted(key), "NULL" if one is None else quoted(one)) for key, one in value.items()]
            )

        return process


class CITEXT(TEXT):
    _name = "citext"


class NamedType(SchemaType):
    """A type that has a name and a life of its own on the server."""

    _is_named = True

    def create(self, bind, checkfirst=True, **kw):
        self._create_or_drop(bind, checkfirst, "create")

    def drop(self, bind, checkfirst=True, **kw):
        self._create_or_drop(bind, checkfirst, "drop")


NamedType._type_affinity = NamedType


class ENUM(NamedType, NativeForEmulated, Enum):
    def __init__(self, *enums, **kw):
        if kw.pop("native_enum", None) is False:
            from sqlalchemy.util import warn

            warn(
                "the native_enum flag does not apply to the sqlalchemy.dialects.postgresql.ENUM datatype; this type "
                "always refers to ENUM.   Use sqlalchemy.types.Enum for non-native enum."
            )
        Enum.__init__(self, *enums, **kw)
        self.native_enum = True


class DOMAIN(NamedType, TypeEngine):
    def __str__(self):
        return "DOMAIN"

    def __init__(
        self,
        name,
        data_type,
        *,
        collation=None,
        collation_schema=None,
        default=None,
        constraint_name=None,
        not_null=None,
        check=None,
        create_type=True,
        **kw,
    ):
        if collation_schema is not None and collation is None:
            from sqlalchemy import exc

            raise exc.ArgumentError(
                "the 'collation_schema' parameter of DOMAIN requires the 'collation' parameter to also be present"
            )
        self.data_type = to_instance(data_type)
        self.default = default
        self.collation = collation
        self.collation_schema = collation_schema
        self.constraint_name = constraint_name
        self.not_null = bool(not_null)
        if check is not None:
            from sqlalchemy.sql.schema import _ddl_expression

            check = _ddl_expression(check)
        self.check = check
        SchemaType.__init__(self, name=name, create_type=create_type, **kw)

    def _plain(self):
        value = {"t": "domain", "name": _name(self.name), "data_type": self.data_type._value(), "repr": repr(self)}
        if self.schema is not None:
            value["schema"] = _name(self.schema)
        for key in ("collation", "collation_schema", "constraint_name"):
            given = getattr(self, key)
            if given is not None:
                value[key] = _name(given)
        if self.default is not None:
            from sqlalchemy.sql.schema import DefaultClause

            value["default"] = DefaultClause(self.default)._value()
        if self.not_null:
            value["not_null"] = True
        if self.check is not None:
            value["check"] = self.check._value()
        if not self.create_type:
            value["create_type"] = False
        return value

    def _described(self):
        value = self._plain()
        del value["t"]
        return "domain", value

    def __repr__(self):
        return "DOMAIN(%r, %r)" % (self.name, self.data_type)

    def bind_processor(self, dialect):
        return self.data_type.bind_processor(dialect)

    def result_processor(self, dialect, coltype):
        return self.data_type.result_processor(dialect, coltype)


class AbstractRange(TypeEngine):
    pass


class AbstractSingleRange(AbstractRange):
    def bind_processor(self, dialect):
        from psycopg2 import _range

        cls = getattr(_range, _DRIVER_RANGES.get(self._name, "NumericRange"))

        def process(value):
            if type(value).__name__ != "Range" or isinstance(value, _range.Range):
                return value
            return cls(value.lower, value.upper, value.bounds, value.empty)

        return process

    def result_processor(self, dialect, coltype):
        from sqlalchemy.dialects.postgresql.ranges import Range

        def process(value):
            if value is None:
                return None
            return Range(value._lower, value._upper, bounds=value._bounds or "[)", empty=not value._bounds)

        return process


class AbstractMultiRange(AbstractRange):
    pass


_DRIVER_RANGES = {"daterange": "DateRange", "tsrange": "DateTimeRange", "tstzrange": "DateTimeTZRange"}

for _class, _base in (
    ("INT4RANGE", AbstractSingleRange),
    ("INT8RANGE", AbstractSingleRange),
    ("NUMRANGE", AbstractSingleRange),
    ("DATERANGE", AbstractSingleRange),
    ("TSRANGE", AbstractSingleRange),
    ("TSTZRANGE", AbstractSingleRange),
    ("INT4MULTIRANGE", AbstractMultiRange),
    ("INT8MULTIRANGE", AbstractMultiRange),
    ("NUMMULTIRANGE", AbstractMultiRange),
    ("DATEMULTIRANGE", AbstractMultiRange),
    ("TSMULTIRANGE", AbstractMultiRange),
    ("TSTZMULTIRANGE", AbstractMultiRange),
    ("INET", TypeEngine),
    ("CIDR", TypeEngine),
    ("MACADDR", TypeEngine),
    ("MACADDR8", TypeEngine),
    ("MONEY", TypeEngine),
    ("OID", TypeEngine),
    ("REGCLASS", TypeEngine),
    ("REGCONFIG", TypeEngine),
    ("TSVECTOR", TypeEngine),
    ("TSQUERY", TypeEngine),
):
    globals()[_class] = type(_class, (_base,), {"_name": _class.lower(), "__module__": __name__})

__all__ = [
    "ARRAY", "AbstractMultiRange", "AbstractRange", "AbstractSingleRange", "BIGINT", "BIT", "BOOLEAN", "BYTEA", "CHAR",
    "CIDR", "CITEXT", "DATE", "DATEMULTIRANGE", "DATERANGE", "DOMAIN", "DOUBLE_PRECISION", "ENUM", "FLOAT", "HSTORE",
    "INET", "INT4MULTIRANGE", "INT4RANGE", "INT8MULTIRANGE", "INT8RANGE", "INTEGER", "INTERVAL", "JSON", "JSONB",
    "JSONPATH", "MACADDR", "MACADDR8", "MONEY", "NUMERIC", "NUMMULTIRANGE", "NUMRANGE", "NamedType", "OID", "PGUuid",
    "REAL", "REGCLASS", "REGCONFIG", "SMALLINT", "TEXT", "TIME", "TIMESTAMP", "TSMULTIRANGE", "TSQUERY", "TSRANGE",
    "TSTZMULTIRANGE", "TSTZRANGE", "TSVECTOR", "UUID", "VARCHAR",
]
