"""From a class body to its table and mapper."""

import sys

from ..exc import ArgumentError, InvalidRequestError
from ..sql.elements import ColumnElement
from ..sql.schema import Column, Table
from .attributes import Composite, InstanceState, PendingColumnProperty, Synonym
from .mapped import Mapped, MappedColumn, _MappedType, _plain_type, declared_attr
from .mapper import Mapper, _with_backref, configure_backrefs
from .relationships import RelationshipProperty

__name__ = "sqlalchemy.orm.declarative"  # where users find what is defined here


def instrument_init(cls):
    """Makes objects know their state before anything else."""
    original = cls.__init__
    if getattr(original, "_mig_init", False):
        return

    def __init__(self, *args, **values):
        if _with_backref:
            configure_backrefs()
        if "_sa_instance_state" not in self.__dict__:
            self.__dict__["_sa_instance_state"] = InstanceState(self, type(self).__mapper__)
        original(self, *args, **values)

    __init__._mig_init = True
    __init__.__wrapped__ = original
    type.__setattr__(cls, "__init__", __init__)


def _own_annotations(cls):
    """The annotations that stand in this class; newer Pythons work them out when asked."""
    own = cls.__dict__.get("__annotations__")
    if own is None and ("__annotate_func__" in cls.__dict__ or "__annotate__" in cls.__dict__):
        own = cls.__annotations__
    return own or {}


def _annotations(cls):
    """The annotations of a class, texts evaluated in its module."""
    found = {}
    module = sys.modules.get(cls.__module__)
    names = dict(module.__dict__) if module is not None else {}
    for base in reversed(cls.__mro__):
        for name, annotation in _own_annotations(base).items():
            if isinstance(annotation, str):
                annotation = _evaluated(annotation, names, base)
            found[name] = annotation
    return found


def _evaluated(text, names, cls):
    scope = dict(names)
    module = sys.modules.get(cls.__module__)
    if module is not None:
        scope.update(module.__dict__)
    scope.setdefault("Mapped", Mapped)
    try:
        return eval(text, scope, dict(cls.__dict__))
    except Exception:
        inner = text.strip()
        if inner.startswith("Mapped["):
            return _MappedType(Mapped, inner[7:-1])
        return text


def map_declarative(cls, registry_):
    """Makes table and mapper of a class body."""
    parent = None
    for base in cls.__mro__[1:]:
        if base.__dict__.get("__mapper__") is not None:
            parent = base.__mapper__
            break
    declared = {}
    type.__setattr__(cls, "_mig_declared", declared)
    members = {}
    for base in reversed(cls.__mro__):
        if base is object or base is not cls and base.__dict__.get("__mapper__") is not None:
            continue
        for name, value in base.__dict__.items():
            if isinstance(value, declared_attr):
                made = declared[value] = value.fget(cls)
                members[name] = (made, True)
            elif name[:2] != "__":
                members[name] = (value, base is cls)
    annotations = _annotations(cls)
    columns, others = [], []
    for name, annotation in annotations.items():
        if name[:2] == "__" or not isinstance(annotation, _MappedType):
            continue
        if name not in members:
            members[name] = (_from_annotation(annotation), True)
            if parent is not None and name in parent.attributes:
                del members[name]
    for name, (value, own) in members.items():
        annotation = annotations.get(name)
        inner = annotation.argument if isinstance(annotation, _MappedType) else None
        if isinstance(value, PendingColumnProperty) and isinstance(value.expression, (Column, MappedColumn)):
            value = value.expression
        if isinstance(value, MappedColumn):
            columns.append((value.sort_order, name, value.make(name, inner, registry_)))
        elif isinstance(value, Column):
            column = value if own else value._copy()
            if column.name is None:
                column.name = column.key = name
            columns.append((0, name, column))
        elif isinstance(value, RelationshipProperty):
            relationship = value if own else value.copy()
            if relationship.argument is None and inner is not None:
                relationship.take_annotation(inner)
            others.append((name, relationship))
        elif isinstance(value, PendingColumnProperty):
            others.append((name, value))
        elif isinstance(value, (Synonym, Composite)):
            type.__setattr__(cls, name, value)
        elif hasattr(value, "_mig_validates"):
            others.append((name, value))
    places = {name: at for at, name in enumerate(_names_in_order(cls))}
    columns.sort(key=lambda one: (one[0], places[one[1]]))
    table = cls.__dict__.get("__table__")
    table_name = _setting(cls, "__tablename__", parent)
    if table is None and table_name is not None:
        args = getattr(cls, "__table_args__", None) or ()
        options = {}
        if isinstance(args, dict):
            args, options = (), args
        elif args and isinstance(args[-1], dict):
            args, options = args[:-1], args[-1]
        metadata = getattr(cls, "metadata", None) or registry_.metadata
        table = Table(table_name, metadata, *([c for _, _, c in columns] + list(args)), **options)
    elif table is None and parent is not None:
        table = parent.local_table
        for _, _, column in columns:
            table.append_column(column)
    if table is None:
        raise InvalidRequestError(
            "Class %r does not have a __table__ or __tablename__ specified and does not inherit from an existing table-mapped class." % (cls,)
        )
    if parent is not None and table is not parent.local_table:
        if not dict(getattr(cls, "__mapper_args__", {}) or {}).get("concrete"):
            raise ArgumentError("joined table inheritance (%s) is not supported in revision files" % cls.__name__)
        parent = None
    options = dict(getattr(cls, "__mapper_args__", {}) or {}) if not callable(getattr(cls, "__mapper_args__", None)) else dict(cls.__mapper_args__())
    mapper = Mapper(cls, table, registry_, inherits=parent, **{k: v for k, v in options.items() if k in ("primary_key",)})
    type.__setattr__(cls, "__mapper__", mapper)
    type.__setattr__(cls, "__table__", table)
    by_column = {id(column): name for _, name, column in columns}
    if parent is not None:
        for key, column in parent._columns.items():
            mapper.add_column(key, column)
        for key, relationship in parent.relationships.items():
            mapper.attributes[key] = mapper.relationships[key] = relationship
    excluded = options.get("exclude_properties") or ()
    renamed = {}
    for name, (value, _own) in members.items():
        if isinstance(value, Column) and "__table__" in cls.__dict__:
            renamed[id(value)] = name
    for column in table.c:
        key = by_column.get(id(column)) or renamed.get(id(column)) or column.key
        if key not in excluded and key not in mapper.attributes and (parent is None or id(column) in by_column):
            mapper.add_column(key, column)
    for name, value in others:
        if isinstance(value, RelationshipProperty):
            mapper.add_relationship(name, value)
        elif isinstance(value, PendingColumnProperty):
            mapper.add_column(name, _column_element(value.expression))
        else:
            for key in value._mig_validates:
                attribute = cls.__dict__.get(key)
                if attribute is not None:
                    attribute._validator = value
    on = options.get("polymorphic_on")
    if on is not None:
        mapper.polymorphic_on = table.c[on] if isinstance(on, str) else getattr(on, "column", None) if isinstance(on, MappedColumn) else on
    mapper.polymorphic_identity = options.get("polymorphic_identity")
    if mapper.polymorphic_identity is not None:
        mapper.polymorphic_map[mapper.polymorphic_identity] = mapper
    instrument_init(cls)
    registry_._classes[cls.__name__] = cls


def _names_in_order(cls):
    """The attributes of a class and its mixins: its own first, those of each class as they stand in it."""
    found = {}
    for base in cls.__mro__:
        if base is object or base is not cls and base.__dict__.get("__mapper__") is not None:
            continue
        for name in _merged(list(base.__dict__), list(_own_annotations(base))):
            found[name] = None
    return list(found)


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


def _column_element(expression):
    from ..sql.elements import to_clause
    from ..sql.selectable import SelectBase

    clause = to_clause(expression)
    if isinstance(clause, SelectBase):
        return clause.scalar_subquery()
    return clause if isinstance(clause, ColumnElement) else expression


def _setting(cls, name, parent):
    """A setting of the class itself or of a mixin, not that of a mapped parent."""
    for base in cls.__mro__:
        if base.__dict__.get("__mapper__") is not None and base is not cls:
            return None
        if name in base.__dict__:
            value = base.__dict__[name]
            return value.fget(cls) if isinstance(value, declared_attr) else value
    return None


def _from_annotation(annotation):
    """What a bare ``name: Mapped[…]`` stands for."""
    from .relationships import relationship

    inner = annotation.argument
    plain, _ = _plain_type(inner) if not isinstance(inner, str) else (inner, False)
    if hasattr(plain, "__mapper__") or isinstance(plain, str) and plain[:1].isupper():
        return relationship()
    return MappedColumn()
