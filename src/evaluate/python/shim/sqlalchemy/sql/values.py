"""What Python values become on their way to the server: what a type makes of them, then what the driver is handed.

None, bool, int within 64 bits, float and str travel as they are, everything else as {"v": kind, "s": text} or
{"v": kind, "items": […]}.
"""

from .type_rules import decorated, family, is_decorator, unwrapped

_MISSING = object()


class JSONPath(tuple):
    """The path of a JSON ``#>`` operator."""


def processed(type_, value):
    """What a type's bind processing makes of a value."""
    if type_ is None:
        return value
    if is_decorator(type_):
        process = getattr(type(type_), "process_bind_param", None)
        inner = decorated(type_)
        if process is not None and getattr(process, "_is_default", False) is False:
            value = type_.process_bind_param(value, None if not hasattr(type_, "_dialect") else type_._dialect)
        return processed(inner, value)
    own = getattr(type(type_), "bind_processor", None)
    if own is not None and getattr(own, "_is_default", False) is False:
        process = type_.bind_processor(_dialect())
        return process(value) if process is not None else value
    handler = _PROCESSORS.get(family(type_))
    return handler(type_, value) if handler is not None else value


def _dialect():
    from ..engine.dialect import dialect

    return dialect()


def _string(type_, value):
    if type(value) is str or value is None or type(value) is bytes:
        return value
    if getattr(type_, "enum_class", _MISSING) is _MISSING and getattr(type_, "enums", None) is None:
        return value
    return _enum(type_, value)


def _enum(type_, value):
    """An Enum column takes members by their name; anything else passes as it is."""
    lookup = getattr(type_, "_label_of", None)
    if lookup is not None:
        return lookup(value)
    if hasattr(value, "name") and hasattr(type(value), "__members__"):
        return value.name
    return value


def _json(type_, value):
    from .json_value import NULL, to_text

    if value is NULL:
        value = None
    elif value is None or type(value).__name__ == "Null":
        if not getattr(type_, "none_as_null", False) and value is None and getattr(type_, "should_evaluate_none", True):
            return "null"
        return None
    return to_text(value)


def _uuid(type_, value):
    if value is None:
        return None
    if not getattr(type_, "as_uuid", True):
        if type(value) is str:
            import uuid

            return uuid.UUID(value)
    return value


def _array(type_, value):
    if value is None or not isinstance(value, (list, tuple)):
        return value
    item = type_.item_type
    return [_array(type_, one) if isinstance(one, (list, tuple)) and not getattr(type_, "dimensions", None) == 1 else processed(item, one)
            for one in value]


def _pickle(type_, value):
    raise NotImplementedError("PickleType values can't be written")


def _boolean(type_, value):
    if value is None or value is True or value is False:
        return value
    if value in (0, 1):
        return bool(value)
    if isinstance(value, int):
        raise ValueError("Value %r is not None, True, or False" % (value,))
    raise TypeError("Not a boolean value: %r" % (value,))


def _hstore(type_, value):
    return value


_PROCESSORS = {"string": _string, "json": _json, "uuid": _uuid, "array": _array, "pickle": _pickle, "boolean": _boolean, "hstore": _hstore}


# ---------------------------------------------------------------------------------------------------- driver level


def driver_value(value, type_=None):
    """The value as it travels to Rust."""
    cls = type(value)
    if value is None or cls is bool or cls is str or cls is float:
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
    from ..exc import _ProgrammingValueError

    raise _ProgrammingValueError("can't adapt type %r" % (cls.__name__,))


def _tagged(kind, text):
    return {"v": kind, "s": text}


def _timedelta(value):
    return _tagged("interval", "%d days %d.%06d seconds" % (value.days, value.seconds, value.microseconds))


def _members(value):
    return [driver_value(one) for one in value]


def _range(value):
    return _tagged("range", value._stringify() if hasattr(value, "_stringify") else str(value))


def _dict(value):
    from ..exc import _ProgrammingValueError

    raise _ProgrammingValueError("can't adapt type 'dict'")


_DRIVER = {
    "bool": lambda v: v,
    "str": lambda v: str.__str__(v) if type(v).__str__ is str.__str__ else str.__getitem__(v, slice(None)),
    "int": lambda v: driver_value(int(v)),
    "float": lambda v: float(v),
    "Decimal": lambda v: _tagged("decimal", str(v)),
    "datetime": lambda v: _tagged("timestamptz" if v.tzinfo is not None else "timestamp", v.isoformat()),
    "date": lambda v: _tagged("date", v.isoformat()),
    "time": lambda v: _tagged("time", v.isoformat()),
    "timedelta": _timedelta,
    "UUID": lambda v: _tagged("uuid", str(v)),
    "bytes": lambda v: _tagged("bytes", v.hex()),
    "bytearray": lambda v: _tagged("bytes", bytes(v).hex()),
    "memoryview": lambda v: _tagged("bytes", bytes(v).hex()),
    "list": lambda v: {"v": "list", "items": _members(v)},
    "JSONPath": lambda v: _tagged("json_path", "{%s}" % ", ".join(['"%s"' % p if "," in str(p) or " " in str(p) else str(p) for p in v])),
    "tuple": lambda v: {"v": "tuple", "items": _members(v)},
    "Json": lambda v: _tagged("json", v.dumps(v.adapted)),
    "Range": _range,
    "MultiRange": lambda v: _tagged("range", "{%s}" % ",".join([one._stringify() for one in v])),
    "dict": _dict,
}
