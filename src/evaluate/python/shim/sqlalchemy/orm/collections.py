"""Collections of related objects: lists, sets and dictionaries that tell both sides of what happens to them."""


class InstrumentedCollection:
    """What a list, a set or a dictionary of related objects has besides its own methods.

    Subclasses say how one member gets in and out (`_put`, `_take`) and which members there are.
    """

    def _belongs_to(self, relationship, state):
        self._relationship = relationship
        self._state = state
        return self

    def _changing(self):
        self._state.remember(self._relationship.key, members_of(self))

    def _add_quietly(self, item):
        self._changing()
        self._put(item)

    def _remove_quietly(self, item):
        self._changing()
        self._take(item)

    def _add(self, item):
        self._add_quietly(item)
        self._added(item)

    def _remove(self, item):
        self._remove_quietly(item)
        self._removed(item)

    def _added(self, item):
        self._relationship._tell_back(item, self._state.obj, True)
        self._relationship._cascade_add(self._state, item)

    def _removed(self, item):
        self._relationship._tell_back(item, self._state.obj, False)


class InstrumentedList(InstrumentedCollection, list):
    __module__ = "sqlalchemy.orm.collections"

    def _put(self, item):
        list.append(self, item)

    def _take(self, item):
        list.remove(self, item)

    def append(self, item):
        self._add(item)

    def extend(self, items):
        for item in items:
            self.append(item)

    def insert(self, index, item):
        self._changing()
        list.insert(self, index, item)
        self._added(item)

    def remove(self, item):
        self._remove(item)

    def pop(self, index=-1):
        self._changing()
        item = list.pop(self, index)
        self._removed(item)
        return item

    def clear(self):
        for item in list(self):
            self.remove(item)

    def __iadd__(self, items):
        self.extend(items)
        return self

    def __setitem__(self, index, item):
        if isinstance(index, slice):
            self.clear()
            self.extend(item)
            return
        self.pop(index)
        self.insert(index, item)

    def __delitem__(self, index):
        self.pop(index)

    def __reduce__(self):
        return list, (list(self),)


class InstrumentedSet(InstrumentedCollection, set):
    __module__ = "sqlalchemy.orm.collections"

    def _put(self, item):
        set.add(self, item)

    def _take(self, item):
        set.remove(self, item)

    def add(self, item):
        if item not in self:
            self._add(item)

    def discard(self, item):
        if item in self:
            self._remove(item)

    def remove(self, item):
        if item not in self:
            raise KeyError(item)
        self._remove(item)

    def pop(self):
        item = next(iter(self))
        self._remove(item)
        return item

    def clear(self):
        for item in list(self):
            self._remove(item)

    def update(self, *others):
        for other in others:
            for item in list(other):
                self.add(item)

    def difference_update(self, *others):
        for other in others:
            for item in list(other):
                self.discard(item)

    def intersection_update(self, *others):
        for item in set(self).difference(set(self).intersection(*others)):
            self.discard(item)

    def symmetric_difference_update(self, other):
        other = set(other)
        both = set(self) & other
        self.difference_update(both)
        self.update(other - both)

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def __reduce__(self):
        return set, (list(self),)


class MappedCollection(InstrumentedCollection, dict):
    """A dictionary of related objects under keys that a function of the object gives."""

    __module__ = "sqlalchemy.orm.mapped_collection"

    def __init__(self, keyfunc, *_positional, ignore_unpopulated_attribute=False):
        dict.__init__(self)
        self.keyfunc = keyfunc
        self.ignore_unpopulated_attribute = ignore_unpopulated_attribute

    def _put(self, item):
        dict.__setitem__(self, self.keyfunc(item), item)

    def _take(self, item):
        from ..exc import InvalidRequestError

        key = self.keyfunc(item)
        if self.get(key) is not item and self.get(key) != item:
            raise InvalidRequestError(
                "Can not remove '%s' from collection; collection holds '%s' for key '%s'. Possible cause: is the "
                "KeyFuncDict key function based on mutable properties or properties that only obtain values after flush?"
                % (item, self[key], key)
            )
        dict.__delitem__(self, key)

    def __setitem__(self, key, item):
        if key in self:
            if self[key] is item:
                return
            del self[key]
        self._changing()
        dict.__setitem__(self, key, item)
        self._added(item)

    def __delitem__(self, key):
        item = self[key]
        self._changing()
        dict.__delitem__(self, key)
        self._removed(item)

    def set(self, value, _sa_initiator=None):
        self[self.keyfunc(value)] = value

    def remove(self, value, _sa_initiator=None):
        self._remove(value)

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        item = self[key]
        del self[key]
        return item

    def popitem(self):
        key = list(self)[-1]
        return key, self.pop(key)

    def clear(self):
        for key in list(self):
            del self[key]

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, *others, **values):
        for key, item in dict(*others, **values).items():
            self[key] = item

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        return dict, (dict(self),)


KeyFuncDict = MappedCollection


def keyfunc_mapping(keyfunc, *, ignore_unpopulated_attribute=False):
    """A factory of dictionaries whose keys a function gives."""
    return lambda: MappedCollection(keyfunc, ignore_unpopulated_attribute=ignore_unpopulated_attribute)


def attribute_keyed_dict(attr_name, *, ignore_unpopulated_attribute=False):
    return keyfunc_mapping(lambda item: getattr(item, attr_name), ignore_unpopulated_attribute=ignore_unpopulated_attribute)


def column_keyed_dict(mapping_spec, *, ignore_unpopulated_attribute=False):
    columns = mapping_spec if isinstance(mapping_spec, (list, tuple)) else [mapping_spec]

    def key_of(item):
        from .attributes import state_of

        mapper = state_of(item).mapper
        values = [getattr(item, mapper.key_of(column)) for column in columns]
        return values[0] if len(values) == 1 else tuple(values)

    return keyfunc_mapping(key_of, ignore_unpopulated_attribute=ignore_unpopulated_attribute)


mapped_collection = keyfunc_mapping
attribute_mapped_collection = attribute_keyed_dict
column_mapped_collection = column_keyed_dict

_KINDS = ((list, InstrumentedList), (set, InstrumentedSet), (dict, MappedCollection))
_own_classes = {}


def ensure_collection_class(factory):
    """An error for what is no collection that objects can be put into."""
    if factory is dict:
        from ..exc import ArgumentError

        raise ArgumentError("Type InstrumentedDict must elect an appender method to be a collection class")


def new_collection(factory, where):
    """An empty collection as `collection_class` wants it; `where` is the relationship, for the error."""
    if factory is None or factory is list:
        return InstrumentedList()
    if factory is set:
        return InstrumentedSet()
    if not isinstance(factory, type):
        factory_made = factory()
        if isinstance(factory_made, InstrumentedCollection):
            return factory_made
        factory = type(factory_made)
        return InstrumentedList() if factory is list else InstrumentedSet() if factory is set else new_collection(factory, where)
    for plain, instrumented in _KINDS:
        if issubclass(factory, plain) and not _has_own_ways(factory, plain):
            return _instrumented(factory, plain, instrumented)()
    raise NotImplementedError(
        "mig knows collections that are lists, sets, or dictionaries with a key function; the relationship %s wants a %s" % (where, factory.__name__)
    )


def _has_own_ways(class_, plain):
    """Whether a class changes how members get in and out, which only SQLAlchemy's own instrumentation can follow."""
    if plain is dict:
        return not issubclass(class_, MappedCollection)
    own = [name for base in class_.__mro__ if not issubclass(plain, base) and not issubclass(base, InstrumentedCollection) for name in base.__dict__]
    return bool([name for name in own if name in plain.__dict__ and name not in ("__module__", "__doc__", "__init__", "__new__", "__repr__")])


def _instrumented(class_, plain, instrumented):
    """A class of the project's own, with the methods that tell both sides."""
    if issubclass(class_, instrumented):
        return class_
    found = _own_classes.get(class_)
    if found is None:
        found = _own_classes[class_] = type(class_.__name__, (instrumented, class_), {"__module__": class_.__module__})
    return found


def members_of(collection):
    """The objects in a collection of any kind, or behind a reference to one object."""
    if collection is None:
        return []
    if isinstance(collection, dict):
        return list(collection.values())
    if isinstance(collection, (list, set, tuple, frozenset)):
        return list(collection)
    return [collection]


def members_given(collection, value):
    """The objects in what a collection is set to, which has to be of its kind."""
    if value is None:
        return []
    wanted = "dict" if isinstance(collection, dict) else "set" if isinstance(collection, set) else "list"
    given = "dict" if isinstance(value, dict) else "set" if isinstance(value, (set, frozenset)) else "list" if isinstance(value, list) else None
    if given is None:
        given = "list" if hasattr(value, "append") else "set" if hasattr(value, "add") else "dict" if hasattr(value, "keys") else None
    if given != wanted:
        raise TypeError("Incompatible collection type: %s is not %s-like" % (given if given is not None else type(value).__name__, wanted))
    return members_of(value) if isinstance(value, dict) else list(value)
