"""Rows: by position, name and attribute."""

from collections.abc import Sequence


class Row:
    """One row of a result, a named tuple in all but name."""

    def __class_getitem__(cls, item):
        return cls

    __slots__ = ("_data", "_parent")
    # a `case (one, two)` takes a row, as it takes any sequence
    __abc_tpflags__ = 1 << 5

    def __init__(self, parent, data):
        object.__setattr__(self, "_parent", parent)
        object.__setattr__(self, "_data", data)

    @property
    def _mapping(self):
        return RowMapping(self._parent, self._data)

    @property
    def _fields(self):
        return tuple([key for key in self._parent.keys if key is not None])

    def _asdict(self):
        return dict(zip(self._parent.keys, self._data))

    def _tuple(self):
        return self

    @property
    def t(self):
        return self

    tuple = _tuple

    def _t(self):
        return self

    def __getattr__(self, name):
        index = self._parent.index.get(name)
        if index is None:
            if name in self._parent._ambiguous:
                self._parent.refuse_ambiguous(name)
            raise AttributeError("Could not locate column in row for column '%s'" % name)
        return self._data[index]

    def __setattr__(self, name, value):
        raise AttributeError("can't set attribute")

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            return self._data[key]
        if isinstance(key, str) or hasattr(key, "__clause_element__") or hasattr(key, "_expression"):
            # the way before SQLAlchemy 1.4
            return self._data[self._parent.position(key)]
        return self._data[key]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def __contains__(self, value):
        return value in self._data

    def __hash__(self):
        return hash(self._data)

    def __eq__(self, other):
        return self._data == (other._data if isinstance(other, Row) else other)

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self._data < (other._data if isinstance(other, Row) else other)

    def __le__(self, other):
        return self._data <= (other._data if isinstance(other, Row) else other)

    def __gt__(self, other):
        return self._data > (other._data if isinstance(other, Row) else other)

    def __ge__(self, other):
        return self._data >= (other._data if isinstance(other, Row) else other)

    def __repr__(self):
        return repr(self._data)

    def __copy__(self):
        return Row(self._parent, self._data)

    def __deepcopy__(self, memo):
        from copy import deepcopy

        return Row(self._parent, deepcopy(self._data, memo))

    def __reduce__(self):
        return tuple, (self._data,)

    def count(self, value):
        # a column of that name comes first, as everywhere
        index = self._parent.index.get("count")
        return self._data.count(value) if index is None else self._data[index]

    def index(self, value):
        if value not in self._data:
            raise ValueError()
        return self._data.index(value)

    # the way rows were before SQLAlchemy 1.4

    def keys(self):
        return list(self._parent.keys)

    def items(self):
        return list(zip(self._parent.keys, self._data))

    def values(self):
        return list(self._data)

    def has_key(self, key):
        return key in self._parent.index


def _shadowed(name):
    """Methods give way to columns of the same name."""

    method = Row.__dict__[name]

    def get(self):
        index = self._parent.index.get(name)
        if index is not None:
            return self._data[index]
        return method.__get__(self, Row)

    return property(get)


for _name in ("count", "index", "keys", "items", "values", "has_key", "tuple", "t"):
    _method = Row.__dict__[_name]
    if not isinstance(_method, property):
        setattr(Row, _name, _shadowed(_name))
del _name, _method

BaseRow = Row
Sequence.register(Row)


class RowMapping:
    """A row as a mapping from names, or columns, to values."""

    __slots__ = ("_parent", "_data")

    def __init__(self, parent, data):
        self._parent = parent
        self._data = data

    def __getitem__(self, key):
        return self._data[self._parent.position(str(key) if isinstance(key, int) else key)]

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __iter__(self):
        return iter([key for key in self._parent.keys if key is not None])

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return self._parent.find(key) is not None

    def keys(self):
        return self._parent.key_view()

    def values(self):
        return ROMappingKeysValuesView(self, self._data)

    def items(self):
        return ROMappingItemsView(self, tuple(zip(self._parent.keys, self._data)))

    def __eq__(self, other):
        return dict(self) == (dict(other) if isinstance(other, RowMapping) else other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._data)

    def __repr__(self):
        return repr(dict(self.items()))


class ROMappingView:
    """The values or the items of a row."""

    def __init__(self, mapping, items):
        self._mapping = mapping
        self._items = items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, item):
        return item in self._items

    def __eq__(self, other):
        return list(other) == list(self._items)

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self._mapping)


class ROMappingKeysValuesView(ROMappingView):
    pass


class ROMappingItemsView(ROMappingView):
    pass
