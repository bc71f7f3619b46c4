"""What annotations of mapped attributes mean: the container, whether None is allowed, the column type for a Python type."""

import sys
import typing

from ..exc import ArgumentError

__name__ = "sqlalchemy.orm.util"  # where users find what is defined here


class MappedAnnotationError(ArgumentError):
    pass


def own_annotations(cls):
    """The annotations that stand in a class; names that are not known (yet) are left as references."""
    own = cls.__dict__.get("__annotations__", cls.__dict__.get("__annotations_cache__"))
    if own is not None:
        return own
    function = cls.__dict__.get("__annotate_func__") or cls.__dict__.get("__annotate__")
    if function is None:
        return {}
    function = _without_attributes(function)
    try:
        return function(1)
    except NameError:
        from annotationlib import Format, call_annotate_function

        return call_annotate_function(function, Format.FORWARDREF, owner=cls)


def _without_attributes(function):
    """An annotation is meant as its line stood: a name of the module, not an attribute of the class that bears it later on."""
    if "__classdict__" not in function.__code__.co_freevars:
        return function
    import types

    cells = []
    for name, cell in zip(function.__code__.co_freevars, function.__closure__):
        if name == "__classdict__":
            known = cell.cell_contents
            types_only = {
                key: value for key, value in known.items()
                if key[:2] == "__" or isinstance(value, type) or type(value).__module__ in ("typing", "types")
            }
            cell = types.CellType(types_only) if len(types_only) != len(known) else cell
        cells.append(cell)
    return types.FunctionType(function.__code__, function.__globals__, function.__name__, function.__defaults__, tuple(cells))


def linearized(cls):
    """The classes that a class derives from, in the order in which Python asks them.

    The interpreter's own order is another where a base of a base is a base, too.
    """
    merged, pending = [cls], [linearized(base) for base in cls.__bases__] + [list(cls.__bases__)]
    while True:
        pending = [one for one in pending if one]
        if not pending:
            return merged
        for candidate in [one[0] for one in pending]:
            if not [one for one in pending if candidate in one[1:]]:
                break
        else:
            return list(cls.__mro__)
        merged.append(candidate)
        for one in pending:
            if one[0] is candidate:
                del one[0]


def _namespace(cls):
    module = sys.modules.get(cls.__module__)
    return dict(module.__dict__) if module is not None else {}


def evaluated(text, cls):
    """The value of an annotation that is text, in the module of its class; the inside of ``Mapped[…]`` is left for later."""
    from .mapped import Mapped, MappedType

    names = _namespace(cls)
    names.setdefault("Mapped", Mapped)
    text = text.strip().strip("'\"")
    try:
        return eval(text, names, dict(cls.__dict__))
    except Exception:
        head, bracket, rest = text.partition("[")
        try:
            container = eval(head, names)
        except Exception:
            container = None
        if bracket and isinstance(container, type) and issubclass(container, Mapped):
            return MappedType(container, rest.rstrip()[:-1])
        return text


def inside(argument, cls):
    """What stands inside ``Mapped[…]``, texts and references evaluated; NameError where a name is not known."""
    forward = getattr(argument, "__forward_arg__", None)
    if forward is not None:
        argument = forward
    if isinstance(argument, str):
        names = _namespace(cls)
        return inside(eval(argument, names, dict(cls.__dict__)), cls)
    if is_union(argument):
        parts = [inside(one, cls) for one in argument.__args__]
        if [one for one, before in zip(parts, argument.__args__) if one is not before]:
            return typing.Union[tuple(parts)]
    return argument


def is_union(annotation):
    return typing.get_origin(annotation) in (typing.Union, getattr(sys.modules.get("types"), "UnionType", typing.Union)) or (
        type(annotation).__name__ in ("Union", "UnionType")
    )


def is_annotated(annotation):
    return getattr(annotation, "__metadata__", None) is not None


def is_alias(annotation):
    """Whether it was made with ``type X = …``."""
    return type(annotation).__name__ == "TypeAliasType"


def is_literal(annotation):
    return typing.get_origin(annotation) is typing.Literal


def includes_none(annotation):
    if annotation is None or annotation is type(None):
        return True
    if isinstance(annotation, str):
        return "Optional[" in annotation or "None" in annotation.replace("|", " ").split()
    if is_union(annotation):
        return bool([one for one in annotation.__args__ if includes_none(one)])
    if is_annotated(annotation):
        return includes_none(annotation.__origin__)
    if is_alias(annotation):
        return includes_none(annotation.__value__)
    supertype = getattr(annotation, "__supertype__", None)
    return supertype is not None and includes_none(supertype)


def without_none(annotation):
    """``X`` of ``Optional[X]``."""
    if not is_union(annotation):
        return annotation
    rest = [one for one in annotation.__args__ if one is not type(None)]
    if len(rest) == len(annotation.__args__):
        return annotation
    return typing.Union[tuple(rest)] if rest else annotation


def resolve_type(python_type, annotation_map):
    """The column type of a Python type; None where nobody knows one."""
    if is_literal(python_type):
        candidates = [python_type, typing.Literal]
        origin = python_type
    elif typing.get_origin(python_type) is not None and not is_union(python_type) and not is_annotated(python_type):
        candidates, origin = [python_type], python_type
    elif isinstance(python_type, type):
        candidates, origin = list(python_type.__mro__), python_type
    else:
        candidates, origin = [python_type], python_type
    for candidate in candidates:
        found = _known(candidate, annotation_map)
        if found is not None:
            made = _adapted(found, origin, candidate, candidate is python_type or candidate == python_type)
            if made is not None:
                return made
    return None


def _known(candidate, annotation_map):
    try:
        found = annotation_map.get(candidate)
    except TypeError:
        return None
    return found if found is not None else _usual().get(candidate) if _hashable(candidate) else None


def _hashable(value):
    try:
        hash(value)
    except TypeError:
        return False
    return True


_types = None


def _usual():
    global _types
    if _types is None:
        import datetime
        import decimal
        import enum
        import uuid

        from .. import types

        _types = {
            int: types.Integer, float: types.Double, bool: types.Boolean, decimal.Decimal: types.Numeric, datetime.date: types.Date,
            datetime.datetime: types.DateTime, datetime.time: types.Time, datetime.timedelta: types.Interval,
            bytes: types.LargeBinary, str: types.String, uuid.UUID: types.Uuid, enum.Enum: _enum(), typing.Literal: _enum(),
        }
    return _types


def _enum():
    import enum

    from .. import types

    made = types.Enum(enum.Enum)
    made._is_generic = True
    return made


def _adapted(sql_type, python_type, candidate, exact):
    """The type of the map for this Python type: itself where it is the one asked for, an Enum with its values."""
    import enum

    from ..types import Enum, to_instance

    sql_type = to_instance(sql_type)
    if not isinstance(sql_type, Enum):
        return sql_type if exact else None
    generic = sql_type.enum_class is enum.Enum
    options = dict(sql_type._given)
    if not generic and exact:
        return sql_type
    if is_literal(python_type):
        values = typing.get_args(python_type)
        if [one for one in values if not isinstance(one, str)]:
            raise ArgumentError("Can't create string-based Enum datatype from non-string values: %s." % ", ".join(
                [repr(one) for one in values if not isinstance(one, str)]))
        options.setdefault("native_enum", False)
        return type(sql_type)(*values, **options)
    if isinstance(python_type, type) and issubclass(python_type, enum.Enum):
        return type(sql_type)(python_type, **options)
    return sql_type
