"""Range and MultiRange: Python's side of PostgreSQL's ranges. The types stand in `types`."""

from sqlalchemy.dialects.postgresql.types import (  # noqa: F401
    DATEMULTIRANGE,
    DATERANGE,
    INT4MULTIRANGE,
    INT4RANGE,
    INT8MULTIRANGE,
    INT8RANGE,
    NUMMULTIRANGE,
    NUMRANGE,
    TSMULTIRANGE,
    TSRANGE,
    TSTZMULTIRANGE,
    TSTZRANGE,
    AbstractMultiRange,
    AbstractRange,
    AbstractSingleRange,
)

_BOUNDS = ("[)", "(]", "()", "[]")


class _Edge:
    """An end of a range that compares with other ends; `side` is where it stands beside its value: -1, 0 or 1."""

    __slots__ = ("infinite", "value", "side")

    def __init__(self, infinite, value=None, side=0):
        self.infinite = infinite
        self.value = value
        self.side = side

    def compare(self, other):
        if self.infinite or other.infinite:
            return self.infinite - other.infinite
        if self.value != other.value:
            return -1 if self.value < other.value else 1
        return self.side - other.side


class Range:
    """A range of values: from `lower` to `upper`, with the ends in or out as `bounds` says; None is without an end."""

    def __class_getitem__(cls, item):
        return cls

    __slots__ = ("lower", "upper", "bounds", "empty")

    def __init__(self, lower=None, upper=None, *, bounds="[)", empty=False):
        for name, value in (("lower", lower), ("upper", upper), ("bounds", bounds), ("empty", empty)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError("cannot assign to field %r" % name)

    def __reduce__(self):
        return _rebuild, (self.lower, self.upper, self.bounds, self.empty)

    @property
    def isempty(self):
        return self.empty

    @property
    def is_empty(self):
        return self.empty

    def __bool__(self):
        return not self.empty

    @property
    def lower_inc(self):
        return self.bounds[0] == "["

    @property
    def upper_inc(self):
        return self.bounds[1] == "]"

    @property
    def lower_inf(self):
        return not self.empty and self.lower is None

    @property
    def upper_inf(self):
        return not self.empty and self.upper is None

    @property
    def __sa_type_engine__(self):
        return _type_of(self)()

    def _step(self):
        """The distance between neighbours, where values have neighbours."""
        import datetime

        value = self.upper if self.lower is None else self.lower
        if isinstance(value, int):
            return 1
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return datetime.timedelta(days=1)
        return None

    def _edges(self):
        """Both ends, in the form [) where values have neighbours."""
        step = self._step()
        if self.lower is None:
            lower = _Edge(-1)
        elif self.bounds[0] == "[":
            lower = _Edge(0, self.lower)
        elif step is not None:
            lower = _Edge(0, self.lower + step)
        else:
            lower = _Edge(0, self.lower, 1)
        if self.upper is None:
            upper = _Edge(1)
        elif self.bounds[1] == ")":
            upper = _Edge(0, self.upper, -1)
        elif step is not None:
            upper = _Edge(0, self.upper + step, -1)
        else:
            upper = _Edge(0, self.upper)
        return lower, upper

    def _void(self):
        """Whether no value lies in it, whatever it is called."""
        if self.empty:
            return True
        if self.lower is None or self.upper is None:
            return False
        lower, upper = self._edges()
        return lower.compare(upper) > 0

    def __eq__(self, other):
        if not isinstance(other, Range):
            return NotImplemented
        if self.empty or other.empty:
            return self.empty == other.empty
        ours, theirs = self._edges(), other._edges()
        return ours[0].compare(theirs[0]) == 0 and ours[1].compare(theirs[1]) == 0

    def __hash__(self):
        return hash((self.lower, self.upper, self.bounds, self.empty))

    def __repr__(self):
        return "Range(lower=%r, upper=%r, bounds=%r, empty=%r)" % (self.lower, self.upper, self.bounds, self.empty)

    def __str__(self):
        return self._stringify()

    def _stringify(self):
        if self.empty:
            return "empty"
        ends = ["" if end is None else str(end) for end in (self.lower, self.upper)]
        return "%s%s,%s%s" % (self.bounds[0], ends[0], ends[1], self.bounds[1])

    def contains(self, value):
        if isinstance(value, Range):
            return value.contained_by(self)
        if self.empty:
            return False
        lower, upper = self._edges()
        point = _Edge(0, value)
        return lower.compare(point) <= 0 <= upper.compare(point)

    __contains__ = contains

    def contained_by(self, other):
        if self.empty:
            return True
        if other.empty:
            return False
        ours, theirs = self._edges(), other._edges()
        return ours[0].compare(theirs[0]) >= 0 and ours[1].compare(theirs[1]) <= 0

    def overlaps(self, other):
        if self.empty or other.empty:
            return False
        ours, theirs = self._edges(), other._edges()
        return ours[0].compare(theirs[1]) <= 0 and theirs[0].compare(ours[1]) <= 0

    def strictly_left_of(self, other):
        if self.empty or other.empty:
            return False
        return self._edges()[1].compare(other._edges()[0]) < 0

    __lshift__ = strictly_left_of

    def strictly_right_of(self, other):
        if self.empty or other.empty:
            return False
        return self._edges()[0].compare(other._edges()[1]) > 0

    __rshift__ = strictly_right_of

    def not_extend_left_of(self, other):
        if self.empty or other.empty:
            return False
        return self._edges()[0].compare(other._edges()[0]) >= 0

    def not_extend_right_of(self, other):
        if self.empty or other.empty:
            return False
        return self._edges()[1].compare(other._edges()[1]) <= 0

    def adjacent_to(self, other):
        if self.empty or other.empty or self == other:
            return False
        return _touch(self._edges()[1], other._edges()[0]) or _touch(other._edges()[1], self._edges()[0])

    def union(self, other):
        if self.empty:
            return other
        if other.empty:
            return self
        if not self.overlaps(other) and not self.adjacent_to(other):
            raise ValueError("Adding non-overlapping and non-adjacent ranges is not implemented")
        ours, theirs = self._edges(), other._edges()
        first = self if ours[0].compare(theirs[0]) <= 0 else other
        last = self if ours[1].compare(theirs[1]) >= 0 else other
        return Range(first.lower, last.upper, bounds=first.bounds[0] + last.bounds[1])

    __add__ = union

    def difference(self, other):
        if self.empty or other.empty or not self.overlaps(other):
            return self
        ours, theirs = self._edges(), other._edges()
        before = ours[0].compare(theirs[0]) < 0
        after = ours[1].compare(theirs[1]) > 0
        if before and after:
            raise ValueError("Subtracting a strictly inner range is not implemented")
        if before:
            end = ")" if other.bounds[0] == "[" else "]"
            if other.bounds[0] == "(" and self._step() is None and other.lower == self.lower and self.bounds[0] == "(":
                return Range(None, None, empty=True)
            return Range(self.lower, other.lower, bounds=self.bounds[0] + end)
        if after:
            start = "(" if other.bounds[1] == "]" else "["
            return Range(other.upper, self.upper, bounds=start + self.bounds[1])
        return Range(None, None, empty=True)

    __sub__ = difference

    def intersection(self, other):
        if self.empty or other.empty or not self.overlaps(other):
            return Range(None, None, empty=True)
        ours, theirs = self._edges(), other._edges()
        first = self if ours[0].compare(theirs[0]) >= 0 else other
        last = self if ours[1].compare(theirs[1]) <= 0 else other
        return Range(first.lower, last.upper, bounds=first.bounds[0] + last.bounds[1])

    __mul__ = intersection


def _touch(upper, lower):
    """Whether nothing lies between an upper end and a lower one, and nothing in both."""
    if upper.infinite or lower.infinite or upper.value != lower.value:
        return False
    return (upper.side == -1 and lower.side == 0) or (upper.side == 0 and lower.side == 1)


def _rebuild(lower, upper, bounds, empty):
    return Range(lower, upper, bounds=bounds, empty=empty)


def _type_of(value):
    """The type that SQLAlchemy gives a range without one."""
    import datetime
    import decimal

    end = value.upper if value.lower is None else value.lower
    if isinstance(end, int):
        small = all(one is None or -(2**31) <= one < 2**31 for one in (value.lower, value.upper))
        return INT4RANGE if small else INT8RANGE
    if isinstance(end, (decimal.Decimal, float)):
        return NUMRANGE
    if isinstance(end, datetime.datetime):
        return TSRANGE if end.tzinfo is None else TSTZRANGE
    if isinstance(end, datetime.date):
        return DATERANGE
    from sqlalchemy.types import NullType

    return NullType


class MultiRange(list):
    """A list of ranges that is one value of a multirange type."""

    @property
    def __sa_type_engine__(self):
        if self:
            single = _type_of(self[0]).__name__
            if single.endswith("RANGE"):
                return globals()[single.replace("RANGE", "MULTIRANGE")]()
        from sqlalchemy.types import NullType

        return NullType()
