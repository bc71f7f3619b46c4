"""The functions that make elements, as users call them."""

from .. import operators
from .base import _NO_ARG, rules
from .coercions import Label, by_of, expression_of, to_clause
from .expressions import CollectionAggregate, Tuple, UnaryExpression
from .forms import Case, Cast, Extract, FunctionFilter, Over, TryCast, TypeCoerce, WithinGroup
from .leaves import BindParameter, ColumnClause

__name__ = "sqlalchemy.sql.elements"  # where users find what is defined here


def not_(clause):
    return operators.inv(expression_of(clause))


def literal(value, type_=None, literal_execute=False):
    clause = to_clause(value)
    if clause is not None:
        return clause
    return BindParameter(None, value, type_, unique=True, literal_execute=literal_execute)


def bindparam(key, value=_NO_ARG, type_=None, unique=False, required=_NO_ARG, quote=None, callable_=None, expanding=False,
              isoutparam=False, literal_execute=False):
    if isinstance(key, ColumnClause):
        type_ = key.type if type_ is None else type_
        key = key.key
    return BindParameter(key, value, type_, unique, required, quote, callable_, expanding, isoutparam, literal_execute)


def cast(expression, type_):
    return Cast(expression, type_)


def try_cast(expression, type_):
    return TryCast(expression, type_)


def type_coerce(expression, type_):
    return TypeCoerce(expression, type_)


def case(*whens, value=None, else_=None):
    return Case(*whens, value=value, else_=else_)


def extract(field, expr):
    return Extract(field, expr)


def label(name, element, type_=None):
    return Label(name, element, type_)


def tuple_(*clauses, types=None):
    return Tuple(*clauses, types=types)


def collate(expression, collation):
    return expression_of(expression).collate(collation)


def desc(column):
    return UnaryExpression(by_of(column), modifier=operators.desc_op)


def asc(column):
    return UnaryExpression(by_of(column), modifier=operators.asc_op)


def nulls_first(column):
    return UnaryExpression(by_of(column), modifier=operators.nulls_first_op)


def nulls_last(column):
    return UnaryExpression(by_of(column), modifier=operators.nulls_last_op)


nullsfirst, nullslast = nulls_first, nulls_last


def distinct(expr):
    expr = expression_of(expr)
    return UnaryExpression(expr, operator=operators.distinct_op, type_=expr.type)


def any_(expr):
    return CollectionAggregate(expression_of(expr), operator=operators.any_op, type_=rules().boolean())


def all_(expr):
    return CollectionAggregate(expression_of(expr), operator=operators.all_op, type_=rules().boolean())


def bitwise_not(expr):
    return expression_of(expr).bitwise_not()


def between(expr, lower_bound, upper_bound, symmetric=False):
    return expression_of(expr).between(lower_bound, upper_bound, symmetric=symmetric)


def over(element, partition_by=None, order_by=None, range_=None, rows=None, groups=None, exclude=None):
    return Over(element, partition_by, order_by, range_, rows, groups, exclude)


def within_group(element, *order_by):
    return WithinGroup(element, *order_by)


def funcfilter(func, *criterion):
    return FunctionFilter(func, *criterion)


def outparam(key, type_=None):
    return BindParameter(key, None, type_, isoutparam=True)
