"""Small helpers that code about SQLAlchemy imports."""

from collections import OrderedDict, defaultdict, namedtuple  # noqa: F401

EMPTY_SET = frozenset()


def warn(message, *args, **kw):
    import warnings

    from sqlalchemy.exc import SAWarning

    warnings.warn(message, SAWarning, stacklevel=_level_of_user())


def _level_of_user():
    """How far up the line stands that is neither here nor in another module that mig brings."""
    import sys

    frame, level = sys._getframe(1), 1
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] in ("sqlalchemy", "alembic", "contextlib"):
        frame, level = frame.f_back, level + 1
    return level


def warn_deprecated(message, version=None, stacklevel=3, code=None):
    import warnings

    from sqlalchemy.exc import SADeprecationWarning

    warnings.warn(message, SADeprecationWarning, stacklevel=stacklevel)


class memoized_property:
    """A property computed once per object."""

    def __init__(self, fget, doc=None):
        self.fget = fget
        self.__doc__ = doc or fget.__doc__
        self.__name__ = fget.__name__

    def __get__(self, obj, cls):
        if obj is None:
            return self
        found = obj.__dict__[self.__name__] = self.fget(obj)
        return found


ro_memoized_property = memoized_property


class hybridproperty:
    def __init__(self, func):
        self.func = func

    def __get__(self, instance, owner):
        return self.func(owner if instance is None else instance)


class immutabledict(dict):
    def union(self, *others, **kw):
        merged = dict(self)
        for other in others:
            merged.update(other)
        merged.update(kw)
        return immutabledict(merged)

    def _refuse(self, *args, **kw):
        raise TypeError("immutabledict object is immutable")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = _refuse


class OrderedSet(dict):
    """A set that keeps the order of insertion."""

    def __init__(self, items=()):
        dict.__init__(self)
        for item in items or ():
            self.add(item)

    def add(self, item):
        self[item] = None

    def remove(self, item):
        del self[item]

    def discard(self, item):
        self.pop(item, None)

    def update(self, items):
        for item in items:
            self.add(item)

    def union(self, other):
        made = OrderedSet(self)
        made.update(other)
        return made

    def difference(self, other):
        other = set(other)
        return OrderedSet([item for item in self if item not in other])

    def __repr__(self):
        return "OrderedSet(%r)" % (list(self),)


class IdentitySet:
    def __init__(self, items=()):
        self._items = {id(item): item for item in items or ()}

    def add(self, item):
        self._items[id(item)] = item

    def __contains__(self, item):
        return id(item) in self._items

    def __iter__(self):
        return iter(list(self._items.values()))

    def __len__(self):
        return len(self._items)


def to_list(value, default=None):
    if value is None:
        return default
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return [value]
    return value if isinstance(value, list) else list(value)


def to_set(value):
    return set() if value is None else set(to_list(value))


def unique_list(items, hashfunc=None):
    return list(dict.fromkeys(items))


def md5_hex(text):
    import hashlib

    return hashlib.md5(text.encode("utf-8")).hexdigest()


def asbool(value):
    if isinstance(value, str):
        text = value.strip().lower()
        if text in ("true", "yes", "on", "y", "t", "1"):
            return True
        if text in ("false", "no", "off", "n", "f", "0"):
            return False
        raise ValueError("String is not true/false: %r" % text)
    return bool(value)


def symbol(name, doc=None, canonical=None):
    return name


def generic_repr(obj, additional_kw=(), to_inspect=None, omit_kwarg=()):
    from sqlalchemy.types import _generic_repr

    return _generic_repr(obj)


def preload_module(*names):
    return lambda fn: fn


def deprecated(version, message=None, **kw):
    return lambda fn: fn


def await_only(awaitable):
    raise NotImplementedError("there is no event loop inside a revision file")
