"""Ranges as psycopg2 gives them."""


class Range:
    """The base of psycopg2's ranges."""

    __slots__ = ("_lower", "_upper", "_bounds")

    def __init__(self, lower=None, upper=None, bounds="[)", empty=False):
        if not empty:
            self._lower, self._upper, self._bounds = lower, upper, bounds
        else:
            self._lower = self._upper = self._bounds = None

    @property
    def lower(self):
        return self._lower

    @property
    def upper(self):
        return self._upper

    @property
    def isempty(self):
        return self._bounds is None

    @property
    def lower_inf(self):
        return self._bounds is not None and self._lower is None

    @property
    def upper_inf(self):
        return self._bounds is not None and self._upper is None

    @property
    def lower_inc(self):
        return self._bounds is not None and self._lower is not None and self._bounds[0] == "["

    @property
    def upper_inc(self):
        return self._bounds is not None and self._upper is not None and self._bounds[1] == "]"

    def __repr__(self):
        if self._bounds is None:
            return "%s(empty=True)" % type(self).__name__
        return "%s(%r, %r, %r)" % (type(self).__name__, self._lower, self._upper, self._bounds)

    def __eq__(self, other):
        return isinstance(other, Range) and (self._lower, self._upper, self._bounds) == (other._lower, other._upper, other._bounds)

    def __hash__(self):
        return hash((self._lower, self._upper, self._bounds))

    def _stringify(self):
        if self._bounds is None:
            return "empty"
        return "%s%s,%s%s" % (
            self._bounds[0], "" if self._lower is None else self._lower, "" if self._upper is None else self._upper, self._bounds[1]
        )


class NumericRange(Range):
    __slots__ = ()


class _TemporalRange(Range):
    """A range that is written as a call of its constructor."""

    __slots__ = ()
    _function = _member = None

    def getquoted(self):
        if self._bounds is None:
            return "'empty'::%s" % self._function
        ends = ["NULL" if end is None else "'%s'::%s" % (end.isoformat(), self._member) for end in (self._lower, self._upper)]
        return "%s(%s, %s, '%s')" % (self._function, ends[0], ends[1], self._bounds)


class DateRange(_TemporalRange):
    __slots__ = ()
    _function, _member = "daterange", "date"


class DateTimeRange(_TemporalRange):
    __slots__ = ()
    _function, _member = "tsrange", "timestamp"


class DateTimeTZRange(_TemporalRange):
    __slots__ = ()
    _function, _member = "tstzrange", "timestamptz"


_KINDS = {
    "int4": (NumericRange, 23), "int8": (NumericRange, 20), "num": (NumericRange, 1700), "date": (DateRange, 1082),
    "ts": (DateTimeRange, 1114), "tstz": (DateTimeTZRange, 1184),
}


def parse(text, kind):
    """The range in PostgreSQL's text."""
    from sqlalchemy.engine.typecast import converter

    cls, oid = _KINDS[kind]
    if text == "empty":
        return cls(empty=True)
    lower, _, upper = text[1:-1].partition(",")
    item = converter(oid)

    def bound(word):
        word = word.strip('"')
        return item(word) if word else None

    return cls(bound(lower), bound(upper), text[0] + text[-1])
