"""Attributes of mapped classes, and what is remembered of each object."""

from collections import namedtuple
from weakref import ref

from ..sql.elements import ColumnElement, to_clause
from ..sql.operators import ColumnOperators

NO_VALUE = object()


class InstanceState:
    """What the ORM knows of one object."""

    def __class_getitem__(cls, item):
        return cls

    __slots__ = ("_reference", "_kept", "_modified", "mapper", "session", "key", "committed", "expired", "deleted", "snapshots", "order", "raises")

    def __init__(self, obj, mapper):
        # what nobody uses any more is read anew, so a session alone does not keep an object that has nothing to write
        self._reference = ref(obj)
        self._kept = None
        self._modified = False
        self.mapper = mapper
        self.session = None
        # the identity: None as long as the object has no row
        self.key = None
        # values before the first change since the last flush
        self.committed = {}
        # names of attributes to be read again
        self.expired = set()
        self.deleted = False
        self.snapshots = {}
        self.order = 0
        # relationships that may not be read, by their keys
        self.raises = ()

    @property
    def obj(self):
        return self._reference()

    @property
    def modified(self):
        return self._modified

    @modified.setter
    def modified(self, modified):
        self._modified = modified
        self.keep(modified)

    def keep(self, wanted=True):
        """Holds the object while the session has something to write of it; what changed inside a value shows only then."""
        self._kept = self._reference() if self.session is not None and (wanted or self.mapper._mutable) else None

    @property
    def object(self):
        return self.obj

    @property
    def dict(self):
        return self.obj.__dict__

    @property
    def identity(self):
        return None if self.key is None else self.key[1]

    @property
    def persistent(self):
        return self.key is not None and self.session is not None and not self.deleted

    @property
    def pending(self):
        return self.key is None and self.session is not None

    @property
    def transient(self):
        return self.key is None and self.session is None

    @property
    def detached(self):
        return self.key is not None and self.session is None

    @property
    def has_identity(self):
        return self.key is not None

    @property
    def attrs(self):
        return _AttributeStates(self)

    @property
    def unloaded(self):
        return set([key for key in self.mapper.attributes if key not in self.obj.__dict__])

    def remember(self, name, old):
        if name not in self.committed:
            self.committed[name] = old
        if not self.modified:
            self.modified = True


class _AttributeStates:
    def __init__(self, state):
        self._state = state

    def __getattr__(self, name):
        return AttributeState(self._state, name)

    def __iter__(self):
        return iter([AttributeState(self._state, name) for name in self._state.mapper.attributes])


class AttributeState:
    def __init__(self, state, key):
        self.state, self.key = state, key

    @property
    def value(self):
        return getattr(self.state.obj, self.key)

    loaded_value = value

    @property
    def history(self):
        return get_history(self.state.obj, self.key)


class History(namedtuple("History", "added unchanged deleted")):
    __slots__ = ()

    def has_changes(self):
        return bool(self[0] or self[2])


def get_history(obj, key, passive=None):
    state = state_of(obj)
    current = obj.__dict__.get(key, NO_VALUE)
    if key in state.committed:
        old = state.committed[key]
        return History([current] if current is not NO_VALUE else (), (), [old] if old is not NO_VALUE else ())
    return History((), [current] if current is not NO_VALUE else (), ())


def state_of(obj):
    """The state of an object; made when a class that does not call __init__ of the base needs it."""
    found = getattr(obj, "__dict__", {}).get("_sa_instance_state")
    if found is None:
        mapper = getattr(type(obj), "__mapper__", None)
        if mapper is None:
            from .exc import UnmappedInstanceError

            raise UnmappedInstanceError(obj)
        found = InstanceState(obj, mapper)
        obj.__dict__["_sa_instance_state"] = found
    return found


def instance_state(obj):
    return state_of(obj)


def instance_dict(obj):
    return obj.__dict__


def object_session(obj):
    return state_of(obj).session


def flag_modified(instance, key):
    state = state_of(instance)
    state.remember(key, NO_VALUE)
    state.committed[key] = NO_VALUE


def flag_dirty(instance):
    state_of(instance).modified = True


def set_committed_value(instance, key, value):
    instance.__dict__[key] = value
    state_of(instance).committed.pop(key, None)


def set_attribute(instance, key, value):
    setattr(instance, key, value)


def get_attribute(instance, key):
    return getattr(instance, key)


class QueryableAttribute(ColumnOperators):
    """An attribute on the class: stands for its column in statements."""

    __hash__ = object.__hash__
    is_attribute = True

    def __init__(self, class_, key):
        self.class_ = class_
        self.key = key

    @property
    def parent(self):
        return self.class_.__mapper__

    @property
    def property(self):
        return self.parent.attributes[self.key]


class InstrumentedAttribute(QueryableAttribute):
    """An attribute that holds the value of a column."""

    def __init__(self, class_, key, column):
        QueryableAttribute.__init__(self, class_, key)
        self._column = column
        self._validator = None

    # on the class

    def __clause_element__(self):
        return self._column

    @property
    def expression(self):
        return self._column

    @property
    def comparator(self):
        return self._column.comparator

    @property
    def type(self):
        return self._column.type

    @property
    def name(self):
        return getattr(self._column, "name", self.key)

    @property
    def columns(self):
        return [self._column]

    def operate(self, op, *other, **options):
        return self._column.operate(op, *other, **options)

    def reverse_operate(self, op, other, **options):
        return self._column.reverse_operate(op, other, **options)

    def label(self, name):
        return self._column.label(name)

    def cast(self, type_):
        return self._column.cast(type_)

    def __getattr__(self, name):
        if name[:2] == "__" or name in ("_column", "_join_target"):
            raise AttributeError(name)
        return getattr(self._column, name)

    def __repr__(self):
        return "<sqlalchemy.orm.attributes.InstrumentedAttribute object at 0x%x>" % id(self)

    def __str__(self):
        return "%s.%s" % (self.class_.__name__, self.key)

    # on objects

    def __get__(self, instance, owner):
        if instance is None:
            # a subclass of the mapped class asks with itself
            if owner is not self.class_ and owner is not None:
                own = owner.__dict__.get("_mig_attributes", {}).get(self.key)
                return own or self
            return self
        values = instance.__dict__
        if self.key in values:
            return values[self.key]
        state = state_of(instance)
        if state.key is not None:
            load_attribute(state, self.key)
            return values.get(self.key)
        return None

    def __set__(self, instance, value):
        state = state_of(instance)
        if self._validator is not None:
            value = self._validator(instance, self.key, value)
        if self.key in state.mapper._mutable:
            from .loading import coerced

            value = coerced(self._column, self.key, value)
        values = instance.__dict__
        old = values.get(self.key, NO_VALUE)
        if old is NO_VALUE and self.key in state.expired:
            state.expired.discard(self.key)
        values[self.key] = value
        state.remember(self.key, old)

    def __delete__(self, instance):
        state = state_of(instance)
        old = instance.__dict__.pop(self.key, NO_VALUE)
        state.remember(self.key, old)
        instance.__dict__[self.key] = None


def load_attribute(state, key):
    """Reads what is missing of an object from the database."""
    if state.session is None:
        from .exc import DetachedInstanceError

        raise DetachedInstanceError(
            "Instance <%s at 0x%x> is not bound to a Session; attribute refresh operation cannot proceed"
            % (type(state.obj).__name__, id(state.obj))
        )
    missing = [name for name in state.mapper.column_names if name not in state.obj.__dict__]
    state.session._refresh(state, missing)


class ColumnProperty:
    """A mapped column, or an expression, under a name."""

    strategy_key = ()

    def __init__(self, key, columns, mapper=None, **_options):
        self.key = key
        self.columns = columns
        self.parent = mapper

    @property
    def expression(self):
        return self.columns[0]


class PendingColumnProperty:
    """``column_property(…)`` in a class body."""

    def __init__(self, expression, *additional, **options):
        self.expression = expression
        self.additional = additional
        self.options = options


def column_property(column, *additional, **options):
    return PendingColumnProperty(column, *additional, **options)


def deferred(column, *additional, **options):
    return PendingColumnProperty(column, *additional, **options)


def query_expression(default_expr=None, **_options):
    from ..sql.elements import null

    return PendingColumnProperty(null() if default_expr is None else default_expr)


class Composite:
    """Several columns as one value."""

    def __init__(self, cls, *attributes, **_options):
        if cls is not None and (isinstance(cls, str) or hasattr(cls, "column") or hasattr(cls, "_proxies")):
            cls, attributes = None, (cls,) + attributes
        self.cls, self.attributes = cls, attributes

    def declare(self, name, cls, inner, registry, originating):
        """The columns that stand in it; names and types that they lack are those of the class's parameters."""
        from .annotations import inside, without_none
        from .mapped import MappedColumn

        if inner is not None and not isinstance(self.cls, type):
            self.cls = without_none(inside(inner, originating or cls))
        parameters = _parameters(self.cls) if isinstance(self.cls, type) else []
        if not self.attributes:
            self.attributes = tuple([MappedColumn() for _ in parameters])
        found = []
        for at, attribute in enumerate(self.attributes):
            parameter, annotation = parameters[at] if at < len(parameters) else (None, None)
            if isinstance(attribute, MappedColumn):
                wants_type = attribute.column._type._isnull and not attribute.column.foreign_keys
                attribute = attribute.make(parameter or name, cls, annotation if wants_type else None, registry, self.cls)
            elif not hasattr(attribute, "table"):
                continue
            if attribute.name is None:
                attribute.name = attribute.key = parameter
            if attribute.table is None:
                found.append(attribute)
        return found


def _parameters(cls):
    import inspect

    return [
        (name, None if one.annotation is inspect.Parameter.empty else one.annotation)
        for name, one in inspect.signature(cls).parameters.items()
    ]


def composite(cls=None, *attributes, **options):
    return Composite(cls, *attributes, **options)


class Synonym:
    """Another name of an attribute."""

    def __init__(self, name, **_options):
        self.name = name

    def __get__(self, instance, owner):
        return getattr(owner if instance is None else instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


def synonym(name, map_column=None, descriptor=None, **options):
    return Synonym(name, **options)


def validates(*names, **_options):
    """Marks a method as the check of some attributes."""

    def mark(function):
        function._mig_validates = names
        return function

    return mark


def clause_of(attribute):
    clause = to_clause(attribute)
    return clause if isinstance(clause, ColumnElement) else None


class Comparator(ColumnOperators):
    """What an application derives comparators of its own from."""

    def __init__(self, prop=None, parentmapper=None, adapt_to_entity=None):
        self.prop = self.property = prop


ColumnProperty.Comparator = Composite.Comparator = Comparator
MappedSQLExpression = ColumnProperty
CompositeProperty, SynonymProperty = Composite, Synonym
