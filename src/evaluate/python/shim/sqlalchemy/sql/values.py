"""What the driver is handed for a Python value, as it travels to Rust.

None, bool, int within 64 bits, float and str travel as they are, everything else as {"v": kind, "s": text} or
{"v": kind, "items": […]}.
"""


def driver_value(value):
    """The value as it travels to Rust."""
    cls = type(value)
    if registered:
        for base in cls.__mro__:
            adapter = registered.get((base, _protocol()))
            if adapter is not None:
                return _quoted(adapter(value))
    if value is None or cls is bool or cls is str:
        return value
    if cls is int:
        return value if -9223372036854775808 <= value <= 9223372036854775807 else {"v": "int", "s": str(value)}
    for base in cls.__mro__:
        handler = _DRIVER.get(base.__name__)
        # a class of the project's may go by the same name
        if handler is not None and base.__module__.partition(".")[0] in _HOMES:
            return handler(value)
    if cls.__module__ == "_mig_missing":
        value()  # what stands in for a missing module says so when it is used
    conform = getattr(value, "__conform__", None)
    adapted = conform(_protocol()) if conform is not None else None
    if adapted is None:
        _refuse(_shown_name(cls))
    return _quoted(adapted)


# What a revision has told the driver of classes: (class, protocol) to what makes an adapter of an object.
registered = {}


def _protocol():
    from psycopg2.extensions import ISQLQuote

    return ISQLQuote


def _quoted(adapter):
    text = adapter.getquoted()
    return _tagged("raw", text.decode() if isinstance(text, bytes) else text)


def _refuse(name):
    import psycopg2

    raise psycopg2.ProgrammingError("can't adapt type %r" % (name,))


def _shown_name(cls):
    """The name of a class as C has it: that of CPython's own classes names their module."""
    if cls is type(Ellipsis):
        return "ellipsis"
    return "collections." + cls.__name__ if cls.__module__ == "collections" and cls.__name__ in _IN_C else cls.__name__


_IN_C = ("OrderedDict", "defaultdict", "deque")
_HOMES = ("builtins", "datetime", "_datetime", "_pydatetime", "decimal", "_decimal", "_pydecimal", "uuid", "psycopg2", "sqlalchemy")


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
        _refuse(_shown_name(type(value)))
    from ..engine.typecast import has_hstore

    if not has_hstore():
        _refuse(_shown_name(type(value)))
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
