"""Declarative classes: the registry and the bases that map what derives from them."""

from ..sql.schema import Column, MetaData
from .annotations import MappedAnnotationError  # noqa: F401
from .attributes import PendingColumnProperty, Synonym, state_of
from .decl_base import instrument_init, map_declarative  # noqa: F401
from .mapped import DynamicMapped, Mapped, MappedColumn, WriteOnlyMapped, declared_attr, mapped_column  # noqa: F401
from .mapper import configure_mappers, map_table
from .relationships import RelationshipProperty


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
        if cls is None:
            return self.mapped_as_dataclass
        if "__init__" not in cls.__dict__:
            type.__setattr__(cls, "__init__", _constructor)
        return self.mapped(cls)

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
        configure_mappers()

    def dispose(self, cascade=False):
        self._classes.clear()


class _TakingQuotedNames(type):
    """Members may be called by names of columns, of which the interpreter wants the plain text."""

    def __new__(mcs, name, bases, members, **options):
        if [key for key in members if type(key) is not str]:
            members = {str(key): value for key, value in members.items()}
        return type.__new__(mcs, name, bases, members, **options)


class DeclarativeMeta(_TakingQuotedNames):
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
        if members.get("__abstract__") or cls.__dict__.get("__abstract__") or members.get("__no_table__"):
            return
        map_declarative(cls, found)

    def __setattr__(cls, key, value):
        _add_attribute(cls, key, value)


def _add_attribute(cls, key, value):
    """Attributes given to a mapped class later on."""
    mapper = cls.__dict__.get("__mapper__")
    if mapper is not None and isinstance(value, (Column, MappedColumn, RelationshipProperty, PendingColumnProperty)):
        if isinstance(value, MappedColumn):
            value = value.make(key, cls)
        if isinstance(value, Column):
            if value.name is None:
                value.name = key
            if value.key is None:
                value.key = key
            if value.table is None:
                cls.__table__.append_column(value, replace_existing=True)
            mapper.add_column(key, value)
        elif isinstance(value, RelationshipProperty):
            mapper.add_relationship(key, value)
        elif isinstance(value.expression, (Column, MappedColumn)):
            _add_attribute(cls, key, value.expression)
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


class DeclarativeAttributeIntercept(_TakingQuotedNames):
    """Maps subclasses of DeclarativeBase."""

    def __setattr__(cls, key, value):
        _add_attribute(cls, key, value)


class DeclarativeBase(metaclass=DeclarativeAttributeIntercept):
    """The base of declarative classes in the 2.0 way."""

    _mig_base = True

    def __init__(self, **values):
        _constructor(self, **values)

    def __init_subclass__(cls, **options):
        if _is_base(cls, DeclarativeBase):
            return
        super().__init_subclass__(**{k: v for k, v in options.items() if k not in _DATACLASS_WORDS})
        if not cls.__dict__.get("__abstract__"):
            map_declarative(cls, cls.registry)


def _is_base(cls, root):
    """Gives a class that stands right below the root its registry; whether it does."""
    if root not in cls.__bases__:
        return False
    own = [base for base in cls.__mro__ if base is not root]
    given = lambda name: next((base.__dict__[name] for base in own if name in base.__dict__), None)
    found, metadata = given("registry"), given("metadata")
    if not isinstance(found, registry):
        found = registry(metadata=metadata, type_annotation_map=given("type_annotation_map"))
    elif metadata is not None:
        found.metadata = metadata
    for name in ("registry", "_sa_registry"):
        type.__setattr__(cls, name, found)
    if "metadata" not in cls.__dict__:
        type.__setattr__(cls, "metadata", found.metadata)
    return True


_DATACLASS_WORDS = ("init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only", "dataclass_callable")


class DeclarativeBaseNoMeta:
    """As DeclarativeBase, without a metaclass: what a class gets later on is not mapped."""

    _mig_base = True

    def __init__(self, **values):
        _constructor(self, **values)

    def __init_subclass__(cls, **options):
        if _is_base(cls, DeclarativeBaseNoMeta):
            return
        super().__init_subclass__(**{k: v for k, v in options.items() if k not in _DATACLASS_WORDS})
        if not cls.__dict__.get("__abstract__"):
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


class DeferredReflection:
    """Tables that are read from the database in ``prepare()``."""

    _mig_deferred_reflection = True

    @classmethod
    def prepare(cls, bind, **_options):
        raise NotImplementedError("DeferredReflection is not available; use Table(…, autoload_with=…)")


class ConcreteBase:
    pass


class AbstractConcreteBase(ConcreteBase):
    """The class right below has no table; its subclasses have all columns each."""

    def __init_subclass__(cls, **options):
        if AbstractConcreteBase in cls.__bases__:
            type.__setattr__(cls, "__abstract__", True)
        super().__init_subclass__(**options)


def mapper_state(obj):
    return state_of(obj)


def mapped_as_dataclass(registry, /, **_options):
    """Maps a class with a registry."""
    return registry.mapped_as_dataclass


def unmapped_dataclass(cls=None, **_options):
    """Marks a mixin of dataclasses."""
    return (lambda found: found) if cls is None else cls
