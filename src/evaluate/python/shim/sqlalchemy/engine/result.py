"""Results: rows that were fetched whole, handed out as SQLAlchemy does."""

from .row import Row, RowMapping

_NO_ROW = object()


class ResultMetaData:
    """The columns of a result: names, where each is, and what makes Python objects of their text."""

    __slots__ = ("keys", "index", "columns", "converters", "_ambiguous")

    def __init__(self, keys, columns=None, converters=None):
        self.keys = keys
        self.columns = columns
        self.converters = converters
        self.index = {}
        self._ambiguous = ()
        for at, key in enumerate(keys):
            if columns is not None and key in self.index:
                self._ambiguous += (key,)
            self.index[key] = at
        for key in self._ambiguous:
            self.index.pop(key, None)

    def find(self, key):
        """The position of a column by its name or by the column itself; None if there is none."""
        if isinstance(key, str):
            if key in self._ambiguous:
                self.refuse_ambiguous(key)
            return self.index.get(key)
        if isinstance(key, int):
            return key if -len(self.keys) <= key < len(self.keys) else None
        asked = getattr(key, "__clause_element__", None)
        clause = asked() if asked is not None else key
        if self.columns is not None:
            for at, column in enumerate(self.columns):
                if column is clause or column is key:
                    return at
            for at, column in enumerate(self.columns):
                proxies = getattr(column, "proxy_set", None)
                if proxies is not None and clause in proxies:
                    return at
        name = getattr(clause, "name", None) or getattr(clause, "key", None)
        return self.index.get(name) if isinstance(name, str) else None

    def refuse_ambiguous(self, key):
        from ..exc import InvalidRequestError

        raise InvalidRequestError("Ambiguous column name '%s' in result set column descriptions" % key)

    def position(self, key):
        found = self.find(key)
        if found is None:
            from ..exc import NoSuchColumnError

            raise NoSuchColumnError("Could not locate column in row for column '%s'" % (getattr(key, "description", None) or key,))
        return found

    def key_view(self):
        return RMKeyView(self)

    def reduced(self, positions):
        return ResultMetaData(
            [self.keys[at] for at in positions],
            [self.columns[at] for at in positions] if self.columns is not None else None,
        )


class RMKeyView:
    """``result.keys()``"""

    def __init__(self, metadata):
        self._metadata = metadata

    def __iter__(self):
        return iter([key for key in self._metadata.keys if key is not None])

    def __len__(self):
        return len(self._metadata.keys)

    def __contains__(self, key):
        return not isinstance(key, int) and self._metadata.find(key) is not None

    def __eq__(self, other):
        return list(self) == list(other)

    def __getitem__(self, index):
        return self._metadata.keys[index]

    def __repr__(self):
        return "RMKeyView(%r)" % (list(self._metadata.keys),)


class _Rows:
    """What every kind of result can do, given what makes an item of a row."""

    def __class_getitem__(cls, item):
        return cls

    _unique = None
    _closed = False
    # rows that several times stand for one object: whoever reads them has to say what becomes of that
    _needs_unique = False

    def _items(self):
        raise NotImplementedError()

    def _next(self):
        """The next item, or _NO_ROW."""
        seen = self._unique
        if seen is None and self._source._needs_unique:
            self._refuse_repeated()
        while True:
            raw = self._source._take()
            if raw is _NO_ROW:
                return _NO_ROW
            item = self._make(raw)
            if seen is None:
                return item
            key = seen[1](item) if seen[1] is not None else item
            try:
                if key in seen[0]:
                    continue
                seen[0].add(key)
            except TypeError:
                if id(item) in seen[0]:
                    continue
                seen[0].add(id(item))
            return item

    def _refuse_repeated(self):
        from ..exc import InvalidRequestError

        raise InvalidRequestError(
            "The unique() method must be invoked on this Result, as it contains results that include joined "
            "eager loads against collections"
        )

    def __iter__(self):
        while True:
            item = self._next()
            if item is _NO_ROW:
                return
            yield item

    def __next__(self):
        item = self._next()
        if item is _NO_ROW:
            raise StopIteration()
        return item

    def all(self):
        return list(self)

    def fetchall(self):
        return list(self)

    def fetchone(self):
        item = self._next()
        return None if item is _NO_ROW else item

    def fetchmany(self, size=None):
        found = []
        while size is None or len(found) < size:
            item = self._next()
            if item is _NO_ROW:
                break
            found.append(item)
            if size is None:
                break
        return found

    def partitions(self, size=None):
        size = size or self._source._yield_per or 0
        while True:
            found = self.fetchmany(size) if size else self.fetchall()
            if not found:
                return
            yield found

    def unique(self, strategy=None):
        self._unique = (set(), strategy)
        return self

    def yield_per(self, num):
        self._source._yield_per = num
        return self

    def first(self):
        item = self._next()
        self._source._discard()
        return None if item is _NO_ROW else item

    def _only(self, none_allowed):
        from ..exc import MultipleResultsFound, NoResultFound

        item = self._next()
        if item is _NO_ROW:
            self._source._discard()
            if none_allowed:
                return None
            raise NoResultFound("No row was found when one was required")
        more = self._next()
        self._source._discard()
        if more is not _NO_ROW:
            raise MultipleResultsFound(
                "Multiple rows were found when one or none was required" if none_allowed else "Multiple rows were found when exactly one was required"
            )
        return item

    def one(self):
        return self._only(False)

    def one_or_none(self):
        return self._only(True)

    def close(self):
        self._source._discard()
        self._closed = True

    @property
    def closed(self):
        return self._source._closed

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.close()


class Result(_Rows):
    """Rows."""

    def __init__(self, metadata, rows, rowcount=-1, context=None):
        self._metadata = metadata
        self._rows = rows
        self._at = 0
        self._rowcount = rowcount
        self._yield_per = None
        self._source = self
        self._closed = False
        self.context = context

    # the source of the rows

    def _take(self):
        if self._metadata is None:
            self._refuse()
        if self._closed:
            from ..exc import ResourceClosedError

            raise ResourceClosedError("This result object is closed.")
        if self._at >= len(self._rows):
            return _NO_ROW
        raw = self._rows[self._at]
        self._at += 1
        converters = self._metadata.converters
        if converters is None:
            return tuple(raw)
        return tuple([value if convert is None else convert(value) for convert, value in zip(converters, raw)])

    def _refuse(self):
        from ..exc import ResourceClosedError

        raise ResourceClosedError("This result object does not return rows. It has been closed automatically.")

    def _discard(self):
        if self._metadata is None:
            self._refuse()
        self._at = len(self._rows)
        self._closed = True

    def _make(self, raw):
        return Row(self._metadata, raw)

    # results of other shapes

    def keys(self):
        if self._metadata is None:
            self._refuse()
        return self._metadata.key_view()

    def scalars(self, index=0):
        return ScalarResult(self, index)

    def mappings(self):
        return MappingResult(self)

    def tuples(self):
        return self

    t = property(tuples)

    def columns(self, *expressions):
        return _SlicedResult(self, [self._metadata.position(e) for e in expressions])

    def scalar(self):
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self):
        return self._only(False)[0]

    def scalar_one_or_none(self):
        row = self._only(True)
        return None if row is None else row[0]

    def freeze(self):
        return FrozenResult(self)

    def merge(self, *others):
        rows = self.all()
        for other in others:
            rows += other.all()
        return _of_rows(self._metadata, rows)

    def execution_options(self, **_options):
        return self


class CursorResult(Result):
    """The result of a statement that was sent."""

    @property
    def rowcount(self):
        return self._rowcount

    @property
    def returns_rows(self):
        return self._metadata is not None

    @property
    def _outcome(self):
        if self.context is None:
            from .outcome import NONE

            return NONE
        return self.context

    @property
    def is_insert(self):
        return self._outcome.is_insert

    @property
    def lastrowid(self):
        return 0

    def supports_sane_rowcount(self):
        return True

    def supports_sane_multi_rowcount(self):
        return True

    @property
    def inserted_primary_key(self):
        return self._outcome.key_row()

    @property
    def inserted_primary_key_rows(self):
        return self._outcome.key_rows()

    @property
    def returned_defaults(self):
        return self._outcome.returned_row()

    @property
    def returned_defaults_rows(self):
        return self._outcome.returned_rows()

    @property
    def cursor(self):
        return None

    def last_inserted_params(self):
        return self._outcome.inserted()

    def last_updated_params(self):
        return self._outcome.updated()

    def close(self):
        self._at = len(self._rows)
        self._closed = True


ResultProxy = LegacyCursorResult = BaseCursorResult = CursorResult
IteratorResult = ChunkedIteratorResult = MergedResult = TupleResult = Result


class FilterResult(_Rows):
    """A result seen in another way."""

    def __init__(self, source):
        self._source = source
        self._unique = source._unique
        self._metadata = source._metadata

    @property
    def rowcount(self):
        return self._source._rowcount


class ScalarResult(FilterResult):
    """One column of a result."""

    def __init__(self, source, index):
        FilterResult.__init__(self, source)
        if source._metadata is None:
            source._refuse()
        if isinstance(index, int):
            source._metadata.keys[index]
            self._index = index
        else:
            self._index = source._metadata.position(index)
        if self._unique is not None:
            # what was unique by rows is unique by values now
            self._unique = (set(), self._unique[1])

    def _make(self, raw):
        return raw[self._index]


class MappingResult(FilterResult):
    """Rows as mappings."""

    def __init__(self, source):
        FilterResult.__init__(self, source)
        if source._metadata is None:
            source._refuse()

    def _make(self, raw):
        return RowMapping(self._metadata, raw)

    def keys(self):
        return self._metadata.key_view()

    def columns(self, *expressions):
        return _SlicedResult(self._source, [self._metadata.position(e) for e in expressions]).mappings()


class _SlicedResult(Result):
    """Some columns of a result."""

    def __init__(self, source, positions):
        Result.__init__(self, source._metadata.reduced(positions), source._rows, source._rowcount)
        self._inner = source
        self._positions = positions

    def _take(self):
        raw = self._inner._take()
        return raw if raw is _NO_ROW else tuple([raw[at] for at in self._positions])

    def _discard(self):
        self._inner._discard()
        self._closed = True


class FrozenResult:
    def __init__(self, result):
        self._metadata = result._metadata
        self._data = result.fetchall()

    def __call__(self):
        return _of_rows(self._metadata, self._data)


def _of_rows(metadata, rows):
    plain = ResultMetaData(metadata.keys, metadata.columns)
    return Result(plain, [tuple(row) for row in rows])


def null_result():
    """A result without rows."""
    return Result(None, [])
