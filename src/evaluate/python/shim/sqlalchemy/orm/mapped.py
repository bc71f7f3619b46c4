"""What stands in a declarative class body: Mapped, mapped_column(), declared_attr."""

from ..sql.operators import ColumnOperators
from ..sql.schema import Column

__name__ = "sqlalchemy.orm.declarative"  # where users find what is defined here


class Mapped:
    """The annotation of mapped attributes: ``Mapped[int]``."""

    def __class_getitem__(cls, item):
        return _MappedType(cls, item)


class WriteOnlyMapped(Mapped):
    pass


class DynamicMapped(Mapped):
    pass


class _MappedType:
    def __init__(self, origin, argument):
        self.origin = origin
        self.argument = argument

    def __call__(self, *_args):
        raise TypeError("Mapped is an annotation")

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self


class MappedColumn(ColumnOperators):
    """``mapped_column(…)`` until its class is mapped."""

    def __init__(self, *args, **options):
        self.init = options.pop("init", None)
        self.sort_order = options.pop("sort_order", 0)
        for name in ("repr", "default_factory", "compare", "kw_only", "hash", "deferred", "deferred_group", "deferred_raiseload",
                     "use_existing_column", "active_history", "dataclass_metadata"):
            value = options.pop(name, None)
            if name == "default_factory" and value is not None:
                options.setdefault("default", value)
        self.args, self.options = args, options
        self.column = None
        # the column as the class body has used it in an expression, before its class was mapped
        self._used = None
        self.foreign_keys = [a for a in args if type(a).__name__ == "ForeignKey"]

    def make(self, name, annotation=None, registry=None):
        """The column."""
        options = dict(self.options)
        args = list(self.args)
        has_type = bool([a for a in args if _is_type(a)]) or "type_" in options
        has_name = bool(args) and isinstance(args[0], str) or "name" in options
        if annotation is not None:
            python_type, nullable = _plain_type(annotation)
            if "nullable" not in options and not options.get("primary_key"):
                options["nullable"] = nullable
            extra = _annotated(annotation)
            if extra is not None:
                for key, value in extra.options.items():
                    if key not in options or key == "nullable" and "nullable" not in self.options:
                        options[key] = value
                for arg in extra.args:
                    if not _is_type(arg) or not has_type:
                        args.append(_copied(arg))
                        has_type = has_type or _is_type(arg)
            if not has_type and not self.foreign_keys:
                made = _type_for(python_type, registry)
                if made is not None:
                    args.insert(1 if has_name and args and isinstance(args[0], str) else 0, made)
        made = Column(*args, **options)
        column, self._used = self._used, None
        if column is None:
            column = made
        else:
            column._type, column.nullable = made._type, made.nullable
            column._user_defined_nullable = made._user_defined_nullable
            column.name, column.key = made.name, made.key
        if column.name is None:
            column.name = column.key = name
        self.column = column
        return column

    # in expressions of the class body

    def __clause_element__(self):
        if self.column is not None:
            return self.column
        if self._used is None:
            self._used = Column(*self.args, **self.options)
        return self._used

    def operate(self, op, *other, **options):
        return self.__clause_element__().operate(op, *other, **options)

    def reverse_operate(self, op, other, **options):
        return self.__clause_element__().reverse_operate(op, other, **options)

    def label(self, name):
        return self.__clause_element__().label(name)

    def cast(self, type_):
        return self.__clause_element__().cast(type_)

    def __getattr__(self, name):
        column = self.__dict__.get("column")
        if column is None or name[:2] == "__":
            raise AttributeError(name)
        return getattr(column, name)


def _copied(arg):
    copy = getattr(arg, "_copy", None)
    return copy() if copy is not None else arg


def mapped_column(*args, **options):
    return MappedColumn(*args, **options)


def _is_type(value):
    return hasattr(value, "_plain") or isinstance(value, type) and hasattr(value, "_plain")


_PYTHON_TYPES = {
    "int": "Integer", "str": "String", "bool": "Boolean", "float": "Float", "bytes": "LargeBinary", "datetime": "DateTime", "date": "Date",
    "time": "Time", "timedelta": "Interval", "Decimal": "Numeric", "UUID": "Uuid",
}


def _type_for(python_type, registry):
    from .. import types

    if registry is not None:
        found = registry.type_annotation_map.get(python_type)
        if found is not None:
            return found
    members = getattr(python_type, "__members__", None)
    if members is not None:
        return types.Enum(python_type)
    if getattr(python_type, "__origin__", None) is not None and type(python_type).__name__ == "_LiteralGenericAlias":
        return types.Enum(*python_type.__args__, native_enum=False)
    name = getattr(python_type, "__name__", None)
    known = _PYTHON_TYPES.get(name)
    if known is None:
        for base in getattr(python_type, "__mro__", ()):
            known = _PYTHON_TYPES.get(base.__name__)
            if known is not None:
                break
    return getattr(types, known)() if known is not None else None


def _arguments(annotation):
    return getattr(annotation, "__args__", ())


def _plain_type(annotation):
    """The type inside Optional and Annotated, and whether None is allowed."""
    nullable = False
    while True:
        if getattr(annotation, "__metadata__", None) is not None:
            annotation = getattr(annotation, "__origin__", annotation)
            continue
        arguments = _arguments(annotation)
        if arguments and [a for a in arguments if a is type(None)]:
            nullable = True
            rest = [a for a in arguments if a is not type(None)]
            annotation = rest[0] if rest else annotation
            continue
        supertype = getattr(annotation, "__supertype__", None)
        if supertype is not None:
            annotation = supertype
            continue
        return annotation, nullable


def _annotated(annotation):
    """The mapped_column() inside Annotated."""
    pending = [annotation]
    while pending:
        one = pending.pop()
        for extra in getattr(one, "__metadata__", ()):
            if isinstance(extra, MappedColumn):
                return extra
        pending.extend([a for a in _arguments(one) if a is not type(None)])
    return None


class declared_attr:
    """A method of a mixin that gives a column, a relationship or a setting for each class."""

    def __init__(self, function=None, cascading=False):
        self.fget = function.__func__ if isinstance(function, classmethod) else function

    def __get__(self, instance, owner):
        found = owner.__dict__.get("_mig_declared")
        if found is not None and self in found:
            return found[self]
        return self.fget(owner)

    @classmethod
    def _directive(cls, function):
        return cls(function)


class _DeclaredNamespace:
    def __get__(self, instance, owner):
        return declared_attr


declared_attr.directive = declared_attr
declared_attr.cascading = declared_attr
