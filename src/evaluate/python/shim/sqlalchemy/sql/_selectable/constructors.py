"""The functions that make selectables, as users call them."""

from ..elements import to_clause
from .base import TableClause
from .compound import CompoundSelect
from .froms import Join, Values, from_of
from .select import Select
from .select_base import Exists

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here


def table(name, *columns, schema=None, **options):
    return TableClause(name, *columns, schema=schema, **options)


def select(*entities, **legacy):
    return Select(*entities, **legacy)


def join(left, right, onclause=None, isouter=False, full=False):
    return Join(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return Join(left, right, onclause, True, full)


def alias(selectable, name=None, flat=False):
    return selectable.alias(name)


def subquery(alias, *args, **options):
    return Select(*args, **options).subquery(alias)


def lateral(selectable, name=None):
    return (to_clause(selectable)).lateral(name)


def tablesample(selectable, sampling, name=None, seed=None):
    return from_of(selectable).tablesample(sampling, name, seed)


def cte(selectable, name=None, recursive=False):
    return selectable.cte(name, recursive)


def values(*columns, name=None, literal_binds=False):
    return Values(*columns, name=name, literal_binds=literal_binds)


def exists(*argument, **options):
    return Exists(*argument, **options)


def union(*selects):
    return CompoundSelect("UNION", *selects)


def union_all(*selects):
    return CompoundSelect("UNION ALL", *selects)


def intersect(*selects):
    return CompoundSelect("INTERSECT", *selects)


def intersect_all(*selects):
    return CompoundSelect("INTERSECT ALL", *selects)


def except_(*selects):
    return CompoundSelect("EXCEPT", *selects)


def except_all(*selects):
    return CompoundSelect("EXCEPT ALL", *selects)


def scalar_subquery(element):
    return element.scalar_subquery()
