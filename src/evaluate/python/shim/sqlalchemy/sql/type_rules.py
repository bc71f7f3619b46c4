"""What types mean to expressions: families, the type of a Python value, of an operation, and what a value becomes.

The classes themselves live in `sqlalchemy.types` and the dialect; they are told apart by name along their bases, so that
a user's own subclasses count as what they derive from.
"""

import sqlalchemy.types as _types

from .values import driver_value

# class name -> family; the nearest base that has one decides
_FAMILY = {
    "NullType": "null", "Boolean": "boolean", "Integer": "integer", "Float": "float", "Numeric": "numeric",
    "Enum": "string", "String": "string", "LargeBinary": "binary", "_Binary": "binary", "PickleType": "pickle",
    "Date": "date", "DateTime": "datetime", "TIMESTAMP": "datetime", "Time": "time", "Interval": "interval", "INTERVAL": "interval", "JSON": "json",
    "ARRAY": "array", "Uuid": "uuid", "HSTORE": "hstore", "TupleType": "tuple",
    "AbstractRange": "range", "BIT": "bit",
}
_families = {}


def family(type_):
    """The family of a type, such as "string"; a decorated type belongs to that of what it decorates."""
    cls = type(type_)
    found = _families.get(cls)
    if found is None:
        found = "other"
        for base in cls.__mro__:
            name = base.__name__
            if name in _FAMILY:
                found = _FAMILY[name]
                break
            if name == "TypeDecorator":
                found = "decorated"
                break
        _families[cls] = found
    if found == "decorated":
        return family(decorated(type_))
    return found


def decorated(type_):
    """The type inside a TypeDecorator."""
    inner = getattr(type_, "impl_instance", None)
    if inner is None:
        inner = to_instance(getattr(type_, "impl", None))
    return inner


def is_decorator(type_):
    family(type_)
    return _families[type(type_)] == "decorated"


def unwrapped(type_):
    while is_decorator(type_):
        type_ = decorated(type_)
    return type_


def to_instance(type_):
    if type_ is None:
        return NULLTYPE()
    if isinstance(type_, type):
        return type_()
    if callable(type_) and not hasattr(type_, "_value"):
        return type_()
    return type_


_shared = {}


def _shared_type(name):
    found = _shared.get(name)
    if found is None:
        found = _shared[name] = getattr(_types, name)()
    return found


def NULLTYPE():
    return _shared_type("NullType")


def boolean():
    return _shared_type("Boolean")


def integer():
    return _shared_type("Integer")


def string():
    return _shared_type("String")


def numeric():
    return _shared_type("Numeric")


def is_null(type_):
    return type_ is None or family(type_) == "null"


def is_boolean(type_):
    return family(type_) == "boolean"


def is_integer(type_):
    return family(type_) == "integer"


def own_literal(type_, value):
    """The value as it is written into text, where that is another than the driver's: the type decides; else None."""
    kind = family(type_)
    if kind == "integer" and value is not None and type(value) is not int:
        try:
            return int(value)
        except (TypeError, ValueError, OverflowError):
            return None
    if kind == "uuid" and type(value) is str and not unwrapped(type_).as_uuid:
        return value.replace("-", "")
    if kind == "array" and isinstance(value, (list, tuple)):
        return _own_members(type_, value)
    if kind in ("numeric", "float") and (type(value) is bool or type(value) is str and _is_number(value)):
        return {"v": "raw", "s": str(value)}
    if kind == "date" and hasattr(value, "date"):
        return driver_value(value.date())
    if kind == "time" and hasattr(value, "timetz"):
        return driver_value(value.timetz())
    return None


def _own_members(type_, values):
    """The same for the members of an array, where any of them is written in another way."""
    written = []
    for one in values:
        inner = type_ if isinstance(one, (list, tuple)) else unwrapped(type_).item_type
        written.append(own_literal(inner, one))
    if not [one for one in written if one is not None]:
        return None
    items = [bind_value(None, one) if own is None else own for one, own in zip(values, written)]
    return {"v": "list", "items": items}


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def is_number(type_):
    return family(type_) in ("numeric", "float")


def is_array(type_):
    return family(type_) == "array"


def is_json(type_):
    return family(type_) == "json"


def is_jsonb(type_):
    for base in type(unwrapped(type_)).__mro__:
        if base.__name__ == "JSONB":
            return True
    return False


class TupleOf:
    """The type of ``tuple_(…)``."""

    def __init__(self, types):
        self.types = types

    def comparator_factory(self, expr):
        from .comparators import Comparator

        return Comparator(expr)

    def _value(self):
        return {"t": "null", "repr": "TupleType()"}

    def _bind(self, value):
        return tuple([type_._bind(one) for type_, one in zip(self.types, value)])


TupleOf.__name__ = "TupleType"

# ------------------------------------------------------------------------------------------- the type of a plain value


def resolve_value(value):
    """The type that a plain Python value has where nothing else says so."""
    return _types._resolve_value_to_type(value)


def coerce_compared(type_, operator, value):
    """The type of a plain value that stands beside an expression of this type."""
    if type_ is None:
        return resolve_value(value)
    if type(value) is str and family(type_) == "uuid":
        return type_
    return type_.coerce_compared_value(operator, value)


# ------------------------------------------------------------------------------------------------ the type of a result

# operator -> left family -> {right family: family of the result}
_ARITHMETIC = {
    "add": {
        "integer": {"date": "Date", "integer": None, "numeric": "right", "float": "right"},
        "numeric": {"numeric": None, "integer": None, "float": None},
        "float": {"numeric": None, "integer": None, "float": None},
        "date": {"integer": None, "interval": "DateTime", "time": "DateTime"},
        "datetime": {"interval": None},
        "time": {"date": "DateTime", "interval": None},
        "interval": {"date": "DateTime", "interval": None, "datetime": "right", "time": "right"},
    },
    "sub": {
        "integer": {"integer": None, "numeric": "right", "float": "right"},
        "numeric": {"numeric": None, "integer": None, "float": None},
        "float": {"numeric": None, "integer": None, "float": None},
        "date": {"integer": None, "date": "Integer", "interval": "DateTime", "datetime": "Interval"},
        "datetime": {"interval": None, "datetime": "Interval"},
        "time": {"time": "Interval", "interval": None},
        "interval": {"interval": None},
    },
    "mul": {
        "integer": {"interval": "right", "integer": None, "numeric": "right", "float": "right"},
        "numeric": {"interval": "right", "numeric": None, "integer": None, "float": None},
        "float": {"interval": "right", "numeric": None, "integer": None, "float": None},
        "interval": {"integer": None, "numeric": None, "float": None},
    },
    "truediv": {
        "integer": {"integer": "Numeric", "numeric": "right", "float": "right"},
        "numeric": {"numeric": None, "integer": None, "float": None},
        "float": {"numeric": None, "integer": None, "float": None},
        "interval": {"numeric": None, "float": None},
    },
}
_CONCATENABLE = frozenset(["string", "array", "json", "hstore"])


def adapt(operator, left, right):
    """The operator as it applies to these two types, and the type of the result."""
    from . import operators

    kind, other = family(left), family(right)
    if operator == "add":
        if kind in _CONCATENABLE and (other in _CONCATENABLE or other == "null"):
            return operators.concat_op, left
        if kind == "null" and other in _CONCATENABLE:
            return operators.concat_op, right
    if kind == "null":
        return operator, left if other == "null" or operator not in ("add", "mul") else right
    table = _ARITHMETIC.get(operator)
    if table is not None and kind in table:
        found = table[kind].get(other, "unknown")
        if found is None:
            return operator, left
        if found == "right":
            return operator, right
        if found == "unknown":
            return operator, left if other == "null" and kind in ("integer", "numeric", "float") else NULLTYPE()
        return operator, _shared_type(found)
    return operator, left


# ------------------------------------------------------------------------------------------------ what a value becomes


def bind_value(type_, value):
    """The driver-level value of a bind, as it travels to Rust."""

    return driver_value(value if type_ is None else type_._bind(value))


def value_in_text(type_, given):
    """What a literal shows in place of a value that its type cuts to size, as it travels to Rust; mostly None."""
    kind = family(type_)
    try:
        if kind == "integer" and given is not None and type(given) is not int:
            return int(given)
        if kind == "date" and hasattr(given, "date"):
            return bind_value(None, given.date())
    except (TypeError, ValueError, OverflowError):
        pass
    return None


# families whose values carry their type, so that the server need not guess
_CAST = frozenset(["json", "array", "uuid", "range", "bit"])


def bind_cast(type_):
    """The type to say behind a value of this one, or None."""
    if type_ is None:
        return None
    kind = family(type_)
    if kind not in _CAST:
        return None
    inner = unwrapped(type_)
    if kind == "uuid" and not getattr(inner, "native_uuid", True):
        return None
    return type_._value()


def comparator(expr):
    """What carries the operators of an expression of this type."""
    from .comparators import comparator_of

    return comparator_of(expr)
