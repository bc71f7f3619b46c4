"""Which class is which table."""

import sys

from .. import event
from ..sql.elements import ColumnClause, ColumnElement
from . import configuration
from .attributes import ColumnProperty, InstrumentedAttribute, QueryableAttribute

_all_mappers = []


class Mapper:
    """A class, its table and what its attributes stand for."""

    def __class_getitem__(cls, item):
        return cls

    non_primary = False
    polymorphic_on = None
    polymorphic_identity = None

    def __init__(self, class_, table, registry=None, inherits=None, **options):
        self.class_ = class_
        self.local_table = self.persist_selectable = self.mapped_table = table
        self.registry = registry
        self.inherits = inherits
        self.attributes = {}
        self._relationships = _Relationships()
        self.column_names = []
        self.options = options
        self._columns = {}
        self._keys = {}
        self.polymorphic_map = inherits.polymorphic_map if inherits is not None else {}
        self._mutable = ()
        _all_mappers.append(self)
        configuration.note(self)

    @property
    def entity(self):
        return self.class_

    @property
    def mapper(self):
        return self

    @property
    def selectable(self):
        return self.local_table

    @property
    def base_mapper(self):
        return self if self.inherits is None else self.inherits.base_mapper

    @property
    def tables(self):
        return [self.local_table]

    @property
    def primary_key(self):
        given = self.options.get("primary_key")
        if given:
            return tuple(given)
        return tuple([c for c in self.local_table.c if c.primary_key])

    @property
    def columns(self):
        return self.local_table.c

    c = columns

    @property
    def column_attrs(self):
        configuration.ensure_configured()
        return _Attributes([p for p in self.attributes.values() if isinstance(p, ColumnProperty)])

    @property
    def attrs(self):
        configuration.ensure_configured()
        return _Attributes(list(self.attributes.values()))

    @property
    def all_orm_descriptors(self):
        return _Attributes(list(self.attributes.values()))

    @property
    def relationships(self):
        configuration.ensure_configured()
        return self._relationships

    @property
    def iterate_properties(self):
        return iter(list(self.attributes.values()))

    def add_column(self, key, column):
        """Makes an attribute of a column, or of an expression."""
        self.attributes[key] = ColumnProperty(key, [column], self)
        if key not in self.column_names:
            self.column_names.append(key)
        self._columns[key] = column
        self._keys[column] = key
        attribute = InstrumentedAttribute(self.class_, key, column)
        type.__setattr__(self.class_, key, attribute)
        own = self.class_.__dict__.get("_mig_attributes")
        if own is None:
            own = {}
            type.__setattr__(self.class_, "_mig_attributes", own)
        own[key] = attribute
        if getattr(getattr(column, "_type", None), "_mig_mutable", None) is not None:
            self._mutable += (key,)

    def add_relationship(self, key, relationship):
        self.attributes[key] = relationship
        self._relationships[key] = relationship
        relationship.attach(self, key)
        if relationship.backref is not None:
            _with_backref.append(relationship)
        type.__setattr__(self.class_, key, relationship)

    def column_of(self, key):
        return self._columns[key]

    def key_of(self, column):
        """The attribute that holds a column of the table."""
        return self._keys.get(column)

    def table_column(self, key):
        """The column of the table behind an attribute; None for expressions."""
        column = self._columns.get(key)
        return column if isinstance(column, ColumnClause) and column.table is self.local_table else None

    def get_property(self, key):
        from ..exc import InvalidRequestError

        try:
            return self.attributes[key]
        except KeyError:
            raise InvalidRequestError("Mapper '%s' has no property '%s'" % (self, key)) from None

    def has_property(self, key):
        return key in self.attributes

    def get_property_by_column(self, column):
        return self.attributes[self.key_of(column)]

    def primary_key_names(self):
        return [self.key_of(column) for column in self.primary_key]

    def identity_key(self, values):
        return (self.base_mapper.class_, tuple(values))

    def identity_key_from_primary_key(self, values):
        return self.identity_key(values)

    def primary_key_from_instance(self, instance):
        return [getattr(instance, name) for name in self.primary_key_names()]

    def isa(self, other):
        one = self
        while one is not None:
            if one is other:
                return True
            one = one.inherits
        return False

    def self_and_subclasses(self):
        return [one for one in _all_mappers if one.isa(self)]

    self_and_descendants = property(self_and_subclasses)

    def ensure_own_rows(self):
        """Objects whose values lie in several tables can't be read or written."""
        if self.inherits is not None and self.local_table is not self.inherits.local_table:
            from ..exc import ArgumentError

            raise ArgumentError("joined table inheritance (%s) is not supported in revision files" % self.class_.__name__)

    def criterion(self):
        """What rows of a table shared by several classes belong to this one."""
        self.ensure_own_rows()
        if self.inherits is None or self.local_table is not self.inherits.local_table:
            return None
        on = self.base_mapper.polymorphic_on
        if on is None:
            return None
        return on.in_([one.polymorphic_identity for one in self.self_and_subclasses() if one.polymorphic_identity is not None])

    def configure(self):
        for relationship in list(self._relationships.values()):
            relationship.configure()

    def __clause_element__(self):
        return self.local_table

    def __repr__(self):
        return "<Mapper at 0x%x; %s>" % (id(self), self.class_.__name__)

    def __str__(self):
        return "Mapper[%s(%s)]" % (self.class_.__name__, getattr(self.local_table, "name", self.local_table))


class _Relationships(dict):
    """Relationships by key, which are what goes through them gives."""

    def __iter__(self):
        return iter(list(self.values()))

    def __getattr__(self, key):
        if key in self:
            return self[key]
        raise AttributeError(key)


class _Attributes:
    """Attributes by position and name."""

    def __init__(self, properties):
        self._properties = properties

    def __iter__(self):
        return iter(self._properties)

    def __len__(self):
        return len(self._properties)

    def keys(self):
        return [p.key for p in self._properties]

    def __contains__(self, key):
        return key in self.keys()

    def __getitem__(self, key):
        for p in self._properties:
            if p.key == key:
                return p
        raise KeyError(key)

    def __getattr__(self, key):
        try:
            return self[key]
        except KeyError:
            raise AttributeError(key) from None

    def items(self):
        return [(p.key, p) for p in self._properties]

    def values(self):
        return list(self._properties)


def map_table(class_, table, registry=None, properties=None, exclude=(), **options):
    """Maps a class to a table column by column (the classical way, and automap)."""
    from .relationships import RelationshipProperty

    mapper = Mapper(class_, table, registry, **options)
    type.__setattr__(class_, "__mapper__", mapper)
    type.__setattr__(class_, "__table__", table)
    given = dict(properties or {})
    for column in table.c:
        key = column.key
        for name, value in given.items():
            if value is column or isinstance(value, (list, tuple)) and column in value:
                key = name
        if key not in exclude:
            mapper.add_column(key, column)
    for name, value in given.items():
        if isinstance(value, RelationshipProperty):
            mapper.add_relationship(name, value)
    from .declarative import instrument_init

    instrument_init(class_)
    if registry is not None:
        registry._classes[class_.__name__] = class_
    tell_of(mapper)
    return mapper


def tell_of(made):
    """Listeners hear of a class as it is mapped."""
    event.tell(configuration.for_all(), made, "instrument_class")
    event.tell_of_class(made.class_, "class_instrument")
    event.tell(configuration.for_all(), made, "after_mapper_constructed")


def mapper(class_, local_table=None, **options):
    return map_table(class_, local_table, None, options.pop("properties", None), **options)


def class_mapper(class_, configure=True):
    from .exc import UnmappedClassError

    found = getattr(class_, "__mapper__", None)
    if found is None:
        raise UnmappedClassError(class_)
    if configure:
        configuration.ensure_configured()
    return found


def object_mapper(instance):
    return class_mapper(type(instance))


# relationships that give their target an attribute as soon as one of the classes is used
_with_backref = []


def configure_backrefs():
    while _with_backref:
        _with_backref.pop(0).configure()
    configuration.ensure_configured()


def configure_mappers():
    import _mig_missing

    if _mig_missing.models:
        # no table hangs on a relationship; one is looked into when something of it is asked for
        configure_backrefs()
        return
    configuration.ensure_configured(Mapper.configure)
    for one in _all_mappers:
        one.configure()


def mappers_of(registry):
    return [one for one in _all_mappers if one.registry is registry]


def clear_mappers():
    del _all_mappers[:]
    configuration.forget()


def reconstructor(function):
    function._mig_reconstructor = True
    return function


def mapper_of(entity):
    """The mapper of a class, an aliased class or an attribute; None if there is none."""
    found = getattr(entity, "__mapper__", None)
    if found is not None:
        return found
    if isinstance(entity, QueryableAttribute):
        return entity.parent
    if isinstance(entity, ColumnElement):
        return None
    return getattr(entity, "_aliased_mapper", None)


class _Callable(type(sys)):
    """`sqlalchemy.orm.mapper` is this module for who has imported it before, and the function for all others."""

    def __call__(self, *args, **options):
        return mapper(*args, **options)


sys.modules[__name__].__class__ = _Callable
