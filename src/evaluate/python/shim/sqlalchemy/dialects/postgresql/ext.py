"""Aggregates with an order, text search functions, DISTINCT ON."""

from sqlalchemy.dialects.postgresql.exclude import ExcludeConstraint  # noqa: F401
from sqlalchemy.sql.elements import ColumnElement, by_of, expression_of, rules
from sqlalchemy.sql.functions import FunctionElement, func


class aggregate_order_by(ColumnElement):
    """``x ORDER BY y``, the argument of an aggregate function."""

    __visit_name__ = "aggregate_order_by"

    def __init__(self, target, *order_by):
        if not order_by:
            raise TypeError("at least one ORDER BY element is required")
        self.target = expression_of(target)
        self.order_by = [by_of(c) for c in order_by]

    @property
    def type(self):
        return self.target.type

    def _children(self):
        return (self.target,) + tuple(self.order_by)

    def _expression(self):
        return {"k": "ordered_argument", "element": self.target._expression(), "order_by": [c._expression() for c in self.order_by]}


def array_agg(*args, **options):
    from sqlalchemy.dialects.postgresql.types import ARRAY

    made = func.array_agg(*args, **options)
    if "type_" not in options:
        inner = expression_of(args[0]).type
        made._type = inner if rules().is_array(inner) else ARRAY(inner, dimensions=1)
    return made


def _text_search(name, type_name):
    def make(*args, **options):
        from sqlalchemy.dialects.postgresql import types

        options.setdefault("type_", getattr(types, type_name))
        return getattr(func, name)(*args, **options)

    make.__name__ = name
    return make


to_tsvector = _text_search("to_tsvector", "TSVECTOR")
to_tsquery = _text_search("to_tsquery", "TSQUERY")
plainto_tsquery = _text_search("plainto_tsquery", "TSQUERY")
phraseto_tsquery = _text_search("phraseto_tsquery", "TSQUERY")
websearch_to_tsquery = _text_search("websearch_to_tsquery", "TSQUERY")
ts_headline = _text_search("ts_headline", "TEXT")


class _DistinctOn:
    def __init__(self, columns):
        self.columns = columns

    def apply_to_select(self, select):
        return select.distinct(*self.columns)


def distinct_on(*columns):
    return _DistinctOn(columns)


__all__ = ["aggregate_order_by", "array_agg", "ExcludeConstraint", "FunctionElement"]
