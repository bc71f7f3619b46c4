"""`.c`: columns by key, in order."""


class ColumnCollection:
    """Columns by key, by position and as attributes."""

    def __init__(self, columns=None):
        self._pairs = []
        self._index = {}
        if columns:
            for key, column in columns:
                self._add(key, column)

    def _add(self, key, column):
        if key in self._index:
            self._pairs = [(k, column if k == key else c) for k, c in self._pairs]
        else:
            self._pairs.append((key, column))
        self._index[key] = column

    def add(self, column, key=None):
        self._add(column.key if key is None else key, column)

    def _append_duplicate(self, key, column):
        self._pairs.append((key, column))
        self._index.setdefault(key, column)

    def replace(self, column, *_others, **_options):
        self._add(column.key, column)

    def remove(self, column):
        self._pairs = [(k, c) for k, c in self._pairs if c is not column]
        self._index = dict(reversed(self._pairs))

    def keys(self):
        return [key for key, _ in self._pairs]

    def values(self):
        return [column for _, column in self._pairs]

    def items(self):
        return list(self._pairs)

    def get(self, key, default=None):
        return self._index.get(key, default)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._pairs[key][1]
        if isinstance(key, (tuple, slice)):
            if isinstance(key, slice):
                return ColumnCollection(self._pairs[key])
            return ColumnCollection([(self._index[k].key if not isinstance(k, int) else self._pairs[k][0], self[k]) for k in key])
        return self._index[key]

    def __getattr__(self, key):
        if key[:1] == "_" and key not in self.__dict__.get("_index", ()):
            raise AttributeError(key)
        try:
            return self._index[key]
        except KeyError:
            raise AttributeError(key) from None

    def __contains__(self, key):
        if not isinstance(key, str):
            from ..exc import ArgumentError

            raise ArgumentError("__contains__ requires a string argument")
        return key in self._index

    def contains_column(self, column):
        for _, known in self._pairs:
            if known is column:
                return True
        return False

    def __iter__(self):
        return iter([column for _, column in self._pairs])

    def __len__(self):
        return len(self._pairs)

    def __bool__(self):
        return True

    def __eq__(self, other):
        return self is other

    __hash__ = object.__hash__

    def as_readonly(self):
        return self

    def corresponding_column(self, column, require_embedded=False):
        for _, known in self._pairs:
            if known is column:
                return known
        wanted = column.proxy_set
        best = None
        for _, known in self._pairs:
            common = len(wanted & known.proxy_set)
            if common and (best is None or common > best[0]):
                best = (common, known)
        return best[1] if best else None

    def __repr__(self):
        return "ReadOnlyColumnCollection(%s)" % ", ".join([repr(c) for c in self])


ReadOnlyColumnCollection = ImmutableColumnCollection = DedupeColumnCollection = WriteableColumnCollection = ColumnCollection


class ColumnSet(set):
    pass
