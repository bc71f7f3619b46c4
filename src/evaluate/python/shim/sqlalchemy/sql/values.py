"""What the driver is handed for a Python value, as it travels to Rust.

None, bool, int within 64 bits, float and str travel as they are, everything else as {"v": kind, "s": text} or
{"v": kind, "items": […]}.
"""


def driver_value(value):
    """The value as it travels to Rust."""
    cls = type(value)
    if value is None or cls is bool or cls is str:
        return value
    if cls is int:
        return value if -9223372036854775808 <= value <= 9223372036854775807 else {"v": "int", "s": str(value)}
    handler = _DRIVER.get(cls.__name__)
    if handler is not None:
        return handler(value)
    for base in cls.__mro__:
        handler = _DRIVER.get(base.__name__)
        if handler is not None:
            return handler(value)
    adapted = getattr(value, "getquoted", None)
    if adapted is not None:
        text = adapted()
        return {"v": "raw", "s": text.decode() if isinstance(text, bytes) else text}
    _refuse(cls.__name__)


def _refuse(name):
    import psycopg2

    raise psycopg2.ProgrammingError("can't adapt type %r" % (name,))


def _tagged(kind, text):
    return {"v": kind, "s": text}


def _timedelta(value):
    return _tagged("interval", "%d days %d.%06d seconds" % (value.days, value.seconds, value.microseconds))


def _members(value):
    return [driver_value(one) for one in value]


def _range(value):
    quoted = getattr(value, "getquoted", None)
    if quoted is not None:
        return _tagged("raw", quoted())
    return _tagged("range", value._stringify() if hasattr(value, "_stringify") else str(value))


def _dict(value):
    """Where the database has hstore, SQLAlchemy has told the driver to write dictionaries as such."""
    from . import native

    if native.as_sql():
        _refuse("dict")
    from ..engine.typecast import has_hstore

    if not has_hstore():
        _refuse("dict")
    from ..engine.execute import mogrified

    return _tagged("raw", mogrified("hstore(%s, %s)", (list(value.keys()), list(value.values()))))


_DRIVER = {
    "bool": lambda v: v,
    "str": lambda v: str.__str__(v) if type(v).__str__ is str.__str__ else str.__getitem__(v, slice(None)),
    "int": lambda v: driver_value(int(v)),
    "float": lambda v: float(v) if v - v == 0 else _tagged("float", "nan" if v != v else "inf" if v > 0 else "-inf"),
    "Decimal": lambda v: _tagged("decimal", str(v)),
    "datetime": lambda v: _tagged("timestamptz" if v.tzinfo is not None else "timestamp", v.isoformat()),
    "date": lambda v: _tagged("date", v.isoformat()),
    "time": lambda v: _tagged("timetz" if v.tzinfo is not None else "time", v.isoformat()),
    "timedelta": _timedelta,
    "UUID": lambda v: _tagged("uuid", str(v)),
    "bytes": lambda v: _tagged("bytes", v.hex()),
    "bytearray": lambda v: _tagged("bytes", bytes(v).hex()),
    "memoryview": lambda v: _tagged("bytes", bytes(v).hex()),
    "list": lambda v: {"v": "list", "items": _members(v)},
    "tuple": lambda v: {"v": "tuple", "items": _members(v)},
    "Json": lambda v: _tagged("json", v.dumps(v.adapted)),
    "Range": _range,
    "MultiRange": lambda v: _tagged("range", "{%s}" % ",".join([one._stringify() for one in v])),
    "dict": _dict,
}
