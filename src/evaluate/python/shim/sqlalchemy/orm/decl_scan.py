"""What a class body and those of its mixins declare: attributes in the order in which their columns get into the table."""

from _mig_missing import ensure_known

from ..exc import InvalidRequestError
from ..sql.schema import Column
from .annotations import evaluated, linearized, own_annotations
from .attributes import Composite, InstrumentedAttribute, PendingColumnProperty, QueryableAttribute, Synonym
from .mapped import MappedColumn, MappedType, declared_attr
from .relationships import RelationshipProperty

__name__ = "sqlalchemy.orm.declarative"  # where users find what is defined here

_SETTINGS = ("__tablename__", "__table_args__", "__mapper_args__")


def is_mapped(cls):
    return cls.__dict__.get("__mapper__") is not None


class Scan:
    """The members of a class that is about to be mapped."""

    def __init__(self, cls):
        self.cls = cls
        # name → value, and name → what stands inside Mapped[…] with the class where it does
        self.members = {}
        self.annotations = {}
        self.settings = {}
        self._own = dict(cls.__dict__)
        self._has_table = "__table__" in cls.__dict__
        bases = [(base, is_mapped(base) and base is not cls) for base in linearized(cls) if base is not object]
        # What functions of the class are given has all columns of all its mixins already.
        copied = [{} if mapped or base is cls else self._copied_columns(base) for base, mapped in bases]
        for (base, mapped), columns in zip(bases, copied):
            self.members.update(columns)
            self._look_at(base, mapped)
        if self.settings.get("__table_args__") and self._inherited_args and not self.settings.get("__tablename__"):
            self.settings["__table_args__"] = None

    _inherited_args = False

    def _look_at(self, base, mapped):
        cls = self.cls
        annotations = own_annotations(base) if not mapped else {}
        names = _merged(list(base.__dict__), list(annotations))
        for name in names:
            value = base.__dict__.get(name)
            if name in _SETTINGS:
                if self.settings.get(name) is None and (not mapped or isinstance(value, declared_attr)):
                    self.settings[name] = getattr(cls, name)
                    if name == "__table_args__" and base is not cls:
                        self._inherited_args = True
            elif name[:2] == "__" or mapped:
                continue
            elif base is not cls:
                self._from_mixin(name, value, base)
            else:
                self._own_member(name, value, annotations)

    def _annotation(self, name, base, annotations):
        """What stands inside ``Mapped[…]``; False where the annotation is another one."""
        if name not in annotations:
            return None
        annotation = annotations[name]
        if isinstance(annotation, str):
            if "Mapped" not in annotation:
                return False
            annotation = evaluated(annotation, base)
        forward = getattr(annotation, "__forward_arg__", None)
        if forward is not None and "Mapped" in forward:
            annotation = evaluated(forward, base)
        if not isinstance(annotation, MappedType):
            return False
        self.annotations.setdefault(name, (annotation.argument, base, annotation.origin))
        return annotation

    def _copied_columns(self, base):
        annotations, columns = own_annotations(base), {}
        for name in _merged(list(base.__dict__), list(annotations)):
            if name[:2] != "__":
                self._copy_column(name, base, annotations, columns)
        return columns

    def _copy_column(self, name, base, annotations, columns):
        value = base.__dict__.get(name)
        if value is None and name in annotations and not self._has_table:
            if getattr(self.cls, name, None) is None and self._annotation(name, base, annotations):
                made = columns[name] = self.made_of(name)
                type.__setattr__(self.cls, name, made)
        elif isinstance(value, (Column, MappedColumn)):
            if getattr(self.cls, name, value) is not value or name in self._own:
                return
            if self._has_table and (getattr(value, "name", None) or name) in self.cls.__table__.c:
                return
            self._annotation(name, base, annotations)
            _ensure_own_foreign_keys(value)
            copy = columns[name] = value._copy()
            type.__setattr__(self.cls, name, copy)
        elif isinstance(value, PendingColumnProperty) and isinstance(value.expression, (Column, MappedColumn)):
            if getattr(self.cls, name, value) is value and name not in self._own:
                copy = columns[name] = value.expression._copy()
                type.__setattr__(self.cls, name, copy)

    def _from_mixin(self, name, value, base):
        cls = self.cls
        if isinstance(value, declared_attr):
            if value.is_cascading:
                made = value.__get__(None, cls)
                type.__setattr__(cls, name, made)
            else:
                made = getattr(cls, name)
                if name in self._own or isinstance(made, QueryableAttribute) and getattr(made, "class_", None) not in (None, cls):
                    return
            self._annotate_by_return(name, value, base)
            self.members[name] = made
        elif isinstance(value, RelationshipProperty):
            # SQLAlchemy refuses these; revision files have been let through with them
            if name not in self.members and getattr(cls, name, value) is value:
                self._annotation(name, base, own_annotations(base))
                self.members[name] = value.copy()
        elif isinstance(value, (PendingColumnProperty, Synonym, Composite)) or hasattr(value, "_mig_validates"):
            if name not in self.members and getattr(cls, name, value) is value:
                self.members[name] = value
        else:
            _ensure_known(cls, name, value)

    def _annotate_by_return(self, name, value, base):
        found = own_return(value.fget)
        if found is None:
            return
        if isinstance(found, str):
            if "Mapped" not in found:
                return
            found = evaluated(found, base)
        if isinstance(found, MappedType):
            self.annotations.setdefault(name, (found.argument, base, found.origin))

    def _own_member(self, name, value, annotations):
        annotation = self._annotation(name, self.cls, annotations)
        if name not in self._own:
            # a mixin that annotates the same name has been faster
            if annotation and not self._has_table and name not in self.cls.__dict__:
                self.members[name] = self.made_of(name)
            return
        if isinstance(value, declared_attr):
            value = getattr(self.cls, name)
        if isinstance(value, PendingColumnProperty) and isinstance(value.expression, (Column, MappedColumn)):
            value = value.expression
            self.annotations.pop(name, None)  # which says nothing of what is wrapped
        if isinstance(value, InstrumentedAttribute) and value.class_ is not self.cls and value.key != name:
            value = Synonym(value.key)
        _ensure_known(self.cls, name, value)
        self.members[name] = value

    def made_of(self, name):
        """What a bare ``name: Mapped[…]`` stands for."""
        from .mapped import DynamicMapped, WriteOnlyMapped
        from .relationships import relationship

        argument, base, origin = self.annotations[name]
        if issubclass(origin, (DynamicMapped, WriteOnlyMapped)) or _names_a_class(argument, base):
            return relationship()
        return MappedColumn()


def _names_a_class(argument, base):
    """Whether the inside of ``Mapped[…]`` is a mapped class, or a collection of one."""
    import typing

    from .annotations import inside, without_none

    try:
        argument = inside(argument, base)
    except Exception:
        return isinstance(argument, str) or getattr(argument, "__forward_arg__", None) is not None
    plain = without_none(argument)
    if typing.get_origin(plain) in (list, set, dict) or getattr(typing.get_origin(plain), "__module__", "") == "collections.abc":
        parts = typing.get_args(plain)
        plain = parts[-1] if parts else plain
        if isinstance(plain, str) or getattr(plain, "__forward_arg__", None) is not None:
            try:
                plain = inside(plain, base)
            except Exception:
                return True
    return isinstance(plain, type) and hasattr(plain, "__mapper__")


def own_return(function):
    """The annotation of what a function returns."""
    try:
        found = getattr(function, "__annotations__", None) or {}
    except NameError:
        from annotationlib import Format, get_annotations

        found = get_annotations(function, format=Format.FORWARDREF)
    returned = found.get("return")
    forward = getattr(returned, "__forward_arg__", None)
    return forward if forward is not None else returned


def _ensure_own_foreign_keys(value):
    for fk in value.foreign_keys:
        column = getattr(fk, "_target", None)
        if isinstance(column, Column) and column.table is None:
            raise InvalidRequestError(
                "Columns with foreign keys to non-table-bound columns must be declared as @declared_attr callables on declarative "
                "mixin classes. For dataclass field() objects, use a lambda:."
            )


# Attributes with which frameworks decorate models; what stands there is no part of a table.
_INERT = {"query", "query_class", "logger", "log", "objects"}


def _ensure_known(cls, name, value):
    """Something made by a module that is not to be had may have been a column."""
    if name[:1] != "_" and name not in _INERT:
        ensure_known(value, "%s.%s", cls.__name__, name)


def ensure_known_bases(cls):
    for base in cls.__mro__:
        module = base.__dict__.get("_mig_module")
        if module is not None:
            import _mig_missing

            if _mig_missing.models:
                from _mig_models import Unknown

                raise Unknown(
                    "a base of the class %s comes from '%s', which is not to be had here: columns might be missing"
                    % (cls.__name__, module)
                )


def _merged(values, annotations):
    """The names with values and those with annotations in one list: one that is in both waits until both have come to it."""
    shared = set(values) & set(annotations)
    merged, current, other = [], list(values), list(annotations)
    while current:
        name = current.pop(0)
        if name in shared:
            shared.discard(name)
            current, other = other, current
        else:
            merged.append(name)
    return merged + other

