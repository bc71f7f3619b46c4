"""Operators of spatial columns, and `column.ST_…()` for PostGIS's functions."""

from sqlalchemy.sql.comparators import Comparator as _Comparator

_OPERATORS = {
    "intersects": "&&",
    "intersects_nd": "&&&",
    "overlaps_or_to_left": "&<",
    "overlaps_or_to_right": "&>",
    "overlaps_or_below": "&<|",
    "overlaps_or_above": "|&>",
    "to_left": "<<",
    "to_right": ">>",
    "below": "<<|",
    "above": "|>>",
    "contained": "@",
    "contains": "~",
    "same": "~=",
}


class Comparator(_Comparator):
    def __getattr__(self, name):
        if not name.lower().startswith("st_"):
            raise AttributeError(f"Attribute {name} not found")
        from sqlalchemy import func

        return lambda *arguments, **options: getattr(func, name)(self.expr, *arguments, **options)

    def __lshift__(self, other):
        return self.to_left(other)

    def __rshift__(self, other):
        return self.to_right(other)

    def distance_centroid(self, other):
        return _distance(self, "<->", other)

    def distance_box(self, other):
        return _distance(self, "<#>", other)


def _distance(comparator, word, other):
    from sqlalchemy.types import DOUBLE_PRECISION

    return comparator.op(word, return_type=DOUBLE_PRECISION())(other)


def _comparison(word):
    def compare(self, other, **options):
        return self.bool_op(word)(other)

    return compare


for _name, _word in _OPERATORS.items():
    setattr(Comparator, _name, _comparison(_word))
