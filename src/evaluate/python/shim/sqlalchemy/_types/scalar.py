"""Types of single values: numbers, characters, bytes, UUIDs, dates and times."""

from sqlalchemy._types.base import (
    Concatenable,
    Emulated,
    HasExpressionLookup,
    NativeForEmulated,
    TypeEngine,
    TypeEngineMixin,
)

__name__ = "sqlalchemy.types"  # where users find what is defined here


class Integer(HasExpressionLookup, TypeEngine):
    _name = "integer"

    @property
    def python_type(self):
        return int


class SmallInteger(Integer):
    _name = "smallint"


class BigInteger(Integer):
    _name = "bigint"


class NumericCommon(HasExpressionLookup, TypeEngineMixin):
    _default_decimal_return_scale = 10
    precision = None
    scale = None
    decimal_return_scale = None
    asdecimal = True

    def _plain(self):
        value = {"t": "number", "name": self._name}
        if self.precision is not None:
            value["precision"] = self.precision
            if self.scale is not None:
                value["scale"] = self.scale
        return value

    @property
    def python_type(self):
        if self.asdecimal:
            import decimal

            return decimal.Decimal
        return float

    def result_processor(self, dialect, coltype):
        if not self.asdecimal:
            return _to_float
        scale = self.decimal_return_scale
        if scale is None:
            scale = getattr(self, "scale", None)
        return lambda value: _to_decimal(value, 10 if scale is None else scale)


def _to_float(value):
    return None if value is None else float(value)


def _to_decimal(value, scale):
    if isinstance(value, float):
        import decimal

        return decimal.Decimal("%.*f" % (scale, value))
    return value


class Numeric(NumericCommon, TypeEngine):
    _name = "numeric"

    def __init__(self, precision=None, scale=None, decimal_return_scale=None, asdecimal=True):
        self.precision = precision
        self.scale = scale
        self.decimal_return_scale = decimal_return_scale
        self.asdecimal = asdecimal


class Float(NumericCommon, TypeEngine):
    _name = "float"

    def _generic_value(self):
        return {"t": "named", "name": self._name}

    def __init__(self, precision=None, asdecimal=False, decimal_return_scale=None):
        self.precision = precision or None
        self.asdecimal = asdecimal
        self.decimal_return_scale = decimal_return_scale


Numeric._type_affinity = Numeric
Float._type_affinity = Float


class Double(Float):
    _name = "double precision"

    def _plain(self):
        return {"t": "named", "name": self._name}


class String(Concatenable, TypeEngine):
    _name = "varchar"
    length = None
    collation = None
    collation_schema = None

    def __init__(self, length=None, collation=None, collation_schema=None):
        self.length = length
        self.collation = collation
        if collation_schema is not None and collation is None:
            from sqlalchemy import exc

            raise exc.ArgumentError(
                "the 'collation_schema' parameter requires the 'collation' parameter to also be present"
            )
        self.collation_schema = collation_schema

    def _plain(self):
        value = {"t": "text", "name": self._name}
        if self.length:
            value["length"] = self.length
        if self.collation:
            value["collation"] = self.collation
            if self.collation_schema is not None:
                value["collation_schema"] = self.collation_schema
        return value

    @property
    def python_type(self):
        return str


class Unicode(String):
    pass


class Text(String):
    _name = "text"


class UnicodeText(Text):
    pass


class DateTime(HasExpressionLookup, TypeEngine):
    _name = "timestamp"

    def __init__(self, timezone=False):
        self.timezone = timezone

    precision = None

    def _plain(self):
        value = {"t": "time", "name": self._name, "timezone": bool(self.timezone)}
        if self.precision is not None:
            value["precision"] = self.precision
        return value

    _generic_name = "datetime"

    def _generic_value(self):
        return {"t": "named", "name": self._generic_name}

    @property
    def python_type(self):
        import datetime

        return datetime.datetime


class Date(HasExpressionLookup, TypeEngine):
    _name = "date"

    @property
    def python_type(self):
        import datetime

        return datetime.date


class Time(HasExpressionLookup, TypeEngine):
    _name = "time"
    precision = None

    def __init__(self, timezone=False):
        self.timezone = timezone

    _generic_name = "time"
    _plain = DateTime._plain
    _generic_value = DateTime._generic_value

    @property
    def python_type(self):
        import datetime

        return datetime.time


class _Binary(TypeEngine):
    _name = "bytea"

    def __init__(self, length=None):
        self.length = length

    @property
    def python_type(self):
        return bytes

    def result_processor(self, dialect, coltype):
        return lambda value: None if value is None else bytes(value)


class LargeBinary(_Binary):
    pass


class VARBINARY(_Binary):
    _name = "varbinary"

    def _plain(self):
        return {"t": "text", "name": self._name, "length": self.length or None}


class BINARY(VARBINARY):
    _name = "binary"


class Uuid(Emulated, TypeEngine):
    _name = "uuid"

    def __init__(self, as_uuid=True, native_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = native_uuid

    def _plain(self):
        if not self.native_uuid:
            return {"t": "text", "name": "char", "length": 32}
        return {"t": "named", "name": "uuid"}

    def _generic_value(self):
        return {"t": "text", "name": "char", "length": 32}

    @property
    def python_type(self):
        if self.as_uuid:
            import uuid

            return uuid.UUID
        return str

    def bind_processor(self, dialect):
        if self.native_uuid:
            return None
        if self.as_uuid:
            return lambda value: None if value is None else value.hex
        return lambda value: None if value is None else value.replace("-", "")

    def result_processor(self, dialect, coltype):
        if self.native_uuid:
            return None if self.as_uuid else lambda value: None if value is None else str(value)
        import uuid

        if self.as_uuid:
            return lambda value: None if value is None else uuid.UUID(value)
        return lambda value: None if value is None else str(uuid.UUID(value))


class UUID(Uuid, NativeForEmulated):
    def __init__(self, as_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = True

    _generic_value = TypeEngine._generic_value


class _AbstractInterval(HasExpressionLookup, TypeEngine):
    fields = None
    precision = None

    def _plain(self):
        value = {"t": "interval"}
        if self.fields is not None:
            value["fields"] = self.fields
        if self.precision is not None:
            value["precision"] = self.precision
        return value

    @property
    def python_type(self):
        import datetime

        return datetime.timedelta


class Interval(Emulated, _AbstractInterval):
    cache_ok = True

    def __init__(self, native=True, second_precision=None, day_precision=None):
        self.native = native
        self.second_precision = self.precision = second_precision
        self.day_precision = day_precision

    def _plain(self):
        if not self.native:
            return DateTime()._plain()
        return _AbstractInterval._plain(self)

    def bind_processor(self, dialect):
        if self.native:
            return None
        import datetime

        epoch = datetime.datetime(1970, 1, 1)
        return lambda value: None if value is None else epoch + value

    def result_processor(self, dialect, coltype):
        if self.native:
            return None
        import datetime

        epoch = datetime.datetime(1970, 1, 1)
        return lambda value: None if value is None else value - epoch
