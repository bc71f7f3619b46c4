"""The types that are words of SQL, and the types of plain Python values."""

from sqlalchemy._types.base import NULLTYPE
from sqlalchemy._types.scalar import (
    BigInteger,
    Date,
    DateTime,
    Double,
    Float,
    Integer,
    Interval,
    LargeBinary,
    Numeric,
    SmallInteger,
    String,
    Text,
    Time,
    Unicode,
    Uuid,
)
from sqlalchemy._types.schema_type import Boolean, Enum, MatchType

__name__ = "sqlalchemy.types"  # where users find what is defined here

for _class, _base, _word in (
    ("INTEGER", Integer, "integer"),
    ("SMALLINT", SmallInteger, "smallint"),
    ("BIGINT", BigInteger, "bigint"),
    ("NUMERIC", Numeric, "numeric"),
    ("DECIMAL", Numeric, "decimal"),
    ("FLOAT", Float, "float"),
    ("DOUBLE", Double, "double"),
    ("DOUBLE_PRECISION", Double, "double precision"),
    ("VARCHAR", String, "varchar"),
    ("CHAR", String, "char"),
    ("NCHAR", Unicode, "nchar"),
    ("NVARCHAR", Unicode, "nvarchar"),
    ("TEXT", Text, "text"),
    ("BLOB", LargeBinary, "blob"),
    ("BOOLEAN", Boolean, "boolean"),
    ("DATE", Date, "date"),
    ("TIME", Time, "time"),
    ("TIMESTAMP", DateTime, "timestamp"),
):
    globals()[_class] = type(_class, (_base,), {"_name": _word, "__module__": __name__})
INT = INTEGER
TIMESTAMP._generic_name = "timestamp"


class REAL(Float):
    _name = "real"

    def _plain(self):
        return {"t": "named", "name": "real"}


class CLOB(Text):
    def _plain(self):
        return {"t": "named", "name": "clob"}


class DATETIME(DateTime):
    def _plain(self):
        return {"t": "named", "name": "datetime"}


BOOLEANTYPE = Boolean()
STRINGTYPE = String()
INTEGERTYPE = Integer()
NUMERICTYPE = Numeric()
MATCHTYPE = MatchType()
DATETIME_TIMEZONE = DateTime(timezone=True)
TIME_TIMEZONE = Time(timezone=True)

_PYTHON_TYPES = {
    "builtins.int": INTEGERTYPE,
    "builtins.float": Double(),
    "builtins.bool": BOOLEANTYPE,
    "builtins.str": Unicode(),
    "builtins.bytes": LargeBinary(),
    "builtins.bytearray": LargeBinary(),
    "decimal.Decimal": NUMERICTYPE,
    "_decimal.Decimal": NUMERICTYPE,
    "_pydecimal.Decimal": NUMERICTYPE,
    "datetime.datetime": DateTime(),
    "datetime.date": Date(),
    "datetime.time": Time(),
    "datetime.timedelta": Interval(),
    "uuid.UUID": Uuid(),
}


def _resolve_value_to_type(value):
    """The type that a plain Python value has where none is given."""
    cls = type(value)
    found = _PYTHON_TYPES.get(f"{cls.__module__}.{cls.__name__}")
    if found is None:
        return getattr(value, "__sa_type_engine__", NULLTYPE)
    if type(found) is DateTime and value.tzinfo is not None:
        return DATETIME_TIMEZONE
    return found
