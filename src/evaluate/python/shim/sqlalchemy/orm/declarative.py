"""Declarative classes: tables from class bodies."""

import sys

from ..exc import ArgumentError, InvalidRequestError
from ..sql.elements import ColumnElement
from ..sql.schema import Column, MetaData, Table
from .attributes import Composite, InstanceState, PendingColumnProperty, Synonym, state_of
from .mapper import Mapper, map_table
from .relationships import RelationshipProperty


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


class MappedColumn:
    """``mapped_column(…)`` until its class is mapped."""

    _order = 0

    def __init__(self, *args, **options):
        self.init = options.pop("init", None)
        for name in ("repr", "default_factory", "compare", "kw_only", "hash", "deferred", "deferred_group", "deferred_raiseload",
                     "use_existing_column", "active_history", "sort_order", "dataclass_metadata"):
            value = options.pop(name, None)
            if name == "default_factory" and value is not None:
                options.setdefault("default", value)
        self.args, self.options = args, options
        MappedColumn._order += 1
        self.order = MappedColumn._order
        self.column = None
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
        column = Column(*args, **options)
        if column.name is None:
            column.name = column.key = name
        self.column = column
        return column

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


def declarative_mixin(cls):
    return cls


def has_inherited_table(cls):
    for base in cls.__mro__[1:]:
        if getattr(base, "__table__", None) is not None:
            return True
    return False


def synonym_for(name, map_column=False):
    def decorate(function):
        return Synonym(name)

    return decorate


def comparable_using(comparator_factory):
    def decorate(function):
        return function

    return decorate


class registry:
    """The classes that know each other by name, and their metadata."""

    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None, constructor=None, **_options):
        self.metadata = metadata or MetaData()
        self._classes = class_registry if class_registry is not None else {}
        self.type_annotation_map = dict(type_annotation_map or {})
        self.constructor = constructor

    @property
    def _class_registry(self):
        return self._classes

    @property
    def mappers(self):
        return set([c.__mapper__ for c in self._classes.values() if hasattr(c, "__mapper__")])

    def update_type_annotation_map(self, type_annotation_map):
        self.type_annotation_map.update(type_annotation_map)

    def mapped(self, cls):
        cls.metadata = getattr(cls, "metadata", None) or self.metadata
        cls.registry = self
        map_declarative(cls, self)
        return cls

    def mapped_as_dataclass(self, cls=None, **_options):
        return self.mapped if cls is None else self.mapped(cls)

    def map_declaratively(self, cls):
        return self.mapped(cls).__mapper__

    def map_imperatively(self, class_, local_table=None, **options):
        return map_table(class_, local_table, self, options.pop("properties", None), **options)

    def as_declarative_base(self, **options):
        def decorate(cls):
            return self.generate_base(cls=cls, name=cls.__name__, **options)

        return decorate

    def generate_base(self, mapper=None, cls=object, name="Base", metaclass=None):
        bases = cls if isinstance(cls, tuple) else (cls,)
        members = {"registry": self, "_sa_registry": self, "metadata": self.metadata, "_mig_base": True, "__abstract__": True}
        if isinstance(cls, type):
            members["__doc__"] = cls.__doc__
        if self.constructor is not None:
            members["__init__"] = self.constructor
        elif not [b for b in bases if "__init__" in b.__dict__ and b is not object]:
            members["__init__"] = _constructor
        return (metaclass or DeclarativeMeta)(name, bases, members)

    def configure(self, cascade=False):
        for mapper in self.mappers:
            mapper.configure()

    def dispose(self, cascade=False):
        self._classes.clear()


class DeclarativeMeta(type):
    """Maps a class when it is defined."""

    def __init__(cls, name, bases, members, **options):
        type.__init__(cls, name, bases, members)
        if members.get("_mig_base"):
            return
        found = getattr(cls, "registry", None)
        if found is None:
            found = registry()
            cls.registry = cls._sa_registry = found
            if getattr(cls, "metadata", None) is None:
                cls.metadata = found.metadata
        if members.get("__abstract__"):
            return
        map_declarative(cls, found)

    def __setattr__(cls, key, value):
        _add_attribute(cls, key, value)


def _add_attribute(cls, key, value):
    """Attributes given to a mapped class later on."""
    mapper = cls.__dict__.get("__mapper__")
    if mapper is not None and isinstance(value, (Column, MappedColumn, RelationshipProperty, PendingColumnProperty)):
        if isinstance(value, MappedColumn):
            value = value.make(key)
        if isinstance(value, Column):
            if value.name is None:
                value.name = value.key = key
            cls.__table__.append_column(value, replace_existing=True)
            mapper.add_column(key, value)
        elif isinstance(value, RelationshipProperty):
            mapper.add_relationship(key, value)
        else:
            mapper.add_column(key, value.expression)
        return
    type.__setattr__(cls, key, value)


def declarative_base(*, bind=None, metadata=None, mapper=None, cls=object, name="Base", constructor=None, class_registry=None, metaclass=None, type_annotation_map=None, **_options):
    return registry(
        metadata=metadata, class_registry=class_registry, constructor=constructor, type_annotation_map=type_annotation_map
    ).generate_base(cls=cls, name=name, metaclass=metaclass)


def as_declarative(**options):
    def decorate(cls):
        options["cls"] = cls
        options["name"] = cls.__name__
        return declarative_base(**options)

    return decorate


class DeclarativeAttributeIntercept(type):
    """Maps subclasses of DeclarativeBase."""

    def __setattr__(cls, key, value):
        _add_attribute(cls, key, value)


class DeclarativeBase(metaclass=DeclarativeAttributeIntercept):
    """The base of declarative classes in the 2.0 way."""

    _mig_base = True

    def __init__(self, **values):
        _constructor(self, **values)

    def __init_subclass__(cls, **options):
        if DeclarativeBase in cls.__bases__:
            found = cls.__dict__.get("registry")
            if not isinstance(found, registry):
                found = registry(metadata=cls.__dict__.get("metadata"), type_annotation_map=cls.__dict__.get("type_annotation_map"))
            elif "metadata" in cls.__dict__:
                found.metadata = cls.__dict__["metadata"]
            type.__setattr__(cls, "registry", found)
            type.__setattr__(cls, "_sa_registry", found)
            type.__setattr__(cls, "metadata", found.metadata)
            return
        super().__init_subclass__(**{k: v for k, v in options.items() if k not in _DATACLASS_WORDS})
        if cls.__dict__.get("__abstract__"):
            return
        map_declarative(cls, cls.registry)


_DATACLASS_WORDS = ("init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only", "dataclass_callable")


class DeclarativeBaseNoMeta(DeclarativeBase):
    def __init_subclass__(cls, **options):
        if DeclarativeBaseNoMeta in cls.__bases__:
            found = registry(metadata=cls.__dict__.get("metadata"))
            type.__setattr__(cls, "registry", found)
            type.__setattr__(cls, "metadata", found.metadata)
            return
        if cls.__dict__.get("__abstract__"):
            return
        map_declarative(cls, cls.registry)


class MappedAsDataclass:
    """Objects that take their values by position and name."""

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**{k: v for k, v in options.items() if k not in _DATACLASS_WORDS})


def _constructor(self, **values):
    """The usual __init__: one keyword an attribute."""
    cls = type(self)
    for key, value in values.items():
        if not hasattr(cls, key):
            raise TypeError("%r is an invalid keyword argument for %s" % (key, cls.__name__))
        setattr(self, key, value)


def instrument_init(cls):
    """Makes objects know their state before anything else."""
    original = cls.__init__
    if getattr(original, "_mig_init", False):
        return

    def __init__(self, *args, **values):
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
            columns.append((value.order, name, value.make(name, inner, registry_)))
        elif isinstance(value, Column):
            column = value if own else value._copy()
            if column.name is None:
                column.name = column.key = name
            elif column.key == column.name and column.key != name:
                pass
            columns.append((value._creation_order, name, column))
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
    # annotated attributes keep the order of their annotations
    places = {name: at for at, name in enumerate(annotations)}
    if [name for _, name, _ in columns if name in places]:
        columns.sort(key=lambda one: (places.get(one[1], len(places)), one[0]))
    else:
        columns.sort(key=lambda one: one[0])
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


class DeferredReflection:
    """Tables that are read from the database in ``prepare()``."""

    @classmethod
    def prepare(cls, bind, **_options):
        raise NotImplementedError("DeferredReflection is not available; use Table(…, autoload_with=…)")


class ConcreteBase:
    pass


class AbstractConcreteBase(ConcreteBase):
    pass


def mapper_state(obj):
    return state_of(obj)
