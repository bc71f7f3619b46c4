"""Elements with words of their own: CASE, CAST, EXTRACT, COLLATE, OVER, WITHIN GROUP, FILTER."""

from ..names import name_value
from .base import ColumnElement, WrapsColumnExpression, rules
from .coercions import by_of, condition_of, expression_of
from .expressions import BinaryExpression, ClauseList, ExpressionClauseList, and_
from .leaves import BindParameter, TypeClause

__name__ = "sqlalchemy.sql.elements"  # where users find what is defined here


class Case(ColumnElement):
    __visit_name__ = "case"

    def __init__(self, *whens, value=None, else_=None):
        if len(whens) == 1 and isinstance(whens[0], (list, dict)):
            whens = whens[0]
        if isinstance(whens, dict):
            whens = list(whens.items())
        self.whens = [(expression_of(c), expression_of(r)) for c, r in whens]
        self.value = None if value is None else expression_of(value)
        self.else_ = None if else_ is None else expression_of(else_)
        found = None
        for _, then in reversed(self.whens):
            if not rules().is_null(then.type):
                found = then.type
                break
        if found is None and self.else_ is not None:
            found = self.else_.type
        self._type = found

    def _children(self):
        found = [] if self.value is None else [self.value]
        for condition, result in self.whens:
            found += [condition, result]
        if self.else_ is not None:
            found.append(self.else_)
        return tuple(found)

    def _expression(self):
        value = {"k": "case", "whens": [[c._expression(), r._expression()] for c, r in self.whens]}
        if self.value is not None:
            value["value"] = self.value._expression()
        if self.else_ is not None:
            value["else"] = self.else_._expression()
        return value


class Cast(WrapsColumnExpression):
    __visit_name__ = "cast"

    def __init__(self, expression, type_):
        self._type = rules().to_instance(type_)
        self.clause = expression_of(expression, type_=self._type)

    @property
    def typeclause(self):
        return TypeClause(self.type)

    @property
    def wrapped_column_expression(self):
        return self.clause

    def _children(self):
        return (self.clause,)

    def _expression(self):
        return {"k": "cast", "element": self.clause._expression(), "type": self.type._value()}


class TryCast(Cast):
    __visit_name__ = "try_cast"


class TypeCoerce(WrapsColumnExpression):
    __visit_name__ = "type_coerce"

    def __init__(self, expression, type_):
        self._type = rules().to_instance(type_)
        self.clause = expression_of(expression, type_=self._type)

    @property
    def typed_expression(self):
        if isinstance(self.clause, BindParameter):
            return self.clause._with_binary_element_type(self.type)
        return self.clause

    @property
    def wrapped_column_expression(self):
        return self.clause

    def _children(self):
        return (self.clause,)

    def _expression(self):
        return {"k": "type_coerce", "element": self.typed_expression._expression()}


class Extract(ColumnElement):
    __visit_name__ = "extract"

    def __init__(self, field, expr):
        self.field = field
        self.expr = expression_of(expr)

    @property
    def type(self):
        return rules().integer()

    def _children(self):
        return (self.expr,)

    def _expression(self):
        return {"k": "extract", "field": self.field, "element": self.expr._expression()}


class CollationClause(ColumnElement):
    __visit_name__ = "collation"

    def __init__(self, collation, collation_schema=None):
        self.collation = collation
        self.collation_schema = collation_schema

    def _expression(self):
        value = {"k": "collation", "name": name_value(self.collation)}
        if self.collation_schema:
            value["schema"] = name_value(self.collation_schema)
        return value


class Over(ColumnElement):
    __visit_name__ = "over"

    def __init__(self, element, partition_by=None, order_by=None, range_=None, rows=None, groups=None, exclude=None):
        self.element = element
        self.partition_by = None if partition_by is None else _by_list(partition_by)
        self.order_by = None if order_by is None else _by_list(order_by)
        given = [(unit, bounds) for unit, bounds in (("RANGE", range_), ("ROWS", rows), ("GROUPS", groups)) if bounds is not None]
        if len(given) > 1:
            from ...exc import ArgumentError

            raise ArgumentError("only one of 'rows', 'range_', or 'groups' may be provided")
        self.frame = (given[0][0], [_frame_bound(b, i) for i, b in enumerate(given[0][1])]) if given else None
        self.exclude = exclude

    @property
    def type(self):
        return self.element.type

    def _children(self):
        found = [self.element]
        for clauses in (self.partition_by, self.order_by):
            if clauses is not None:
                found.extend(clauses)
        return tuple(found)

    def _expression(self):
        value = {"k": "over", "element": self.element._expression()}
        if self.partition_by is not None:
            value["partition_by"] = [c._expression() for c in self.partition_by]
        if self.order_by is not None:
            value["order_by"] = [c._expression() for c in self.order_by]
        if self.frame is not None:
            value["frame"] = [self.frame[0]] + [b if isinstance(b, str) else [b[0], b[1]._expression()] for b in self.frame[1]]
            if self.exclude:
                value["exclude"] = self.exclude
        return value


def _frame_bound(bound, index):
    """One end of a window frame: unbounded, the current row, or a distance and its direction."""
    if bound is None:
        return "UNBOUNDED PRECEDING" if index == 0 else "UNBOUNDED FOLLOWING"
    if isinstance(bound, int):
        if bound == 0:
            return "CURRENT ROW"
        return ("PRECEDING" if bound < 0 else "FOLLOWING", BindParameter(None, abs(bound), rules().integer(), unique=True))
    return ("FOLLOWING", expression_of(bound))


def _by_list(clauses):
    if isinstance(clauses, (list, tuple)):
        return [by_of(c) for c in clauses]
    # Whatever has parts to iterate over gives them.
    if isinstance(clauses, (ClauseList, ExpressionClauseList)):
        return list(clauses)
    if isinstance(clauses, BinaryExpression):
        parts = _flattened(clauses)
        if len(parts) > 2:
            return parts
    return [by_of(clauses)]


def _flattened(binary):
    """The parts of a + b + c, which to SQLAlchemy is one list."""
    parts = []
    for side in (binary.left, binary.right):
        same = binary.operator in _ASSOCIATIVE and getattr(side, "operator", None) == binary.operator
        if same and isinstance(side, BinaryExpression) and binary.type._compare_type_affinity(side.type):
            parts += _flattened(side)
        else:
            parts.append(side)
    return parts


_ASSOCIATIVE = ("add", "mul", "concat_op")


class WithinGroup(ColumnElement):
    __visit_name__ = "withingroup"

    def __init__(self, element, *order_by):
        self.element = element
        self.order_by = [by_of(c) for c in order_by]

    @property
    def type(self):
        found = getattr(self.element, "within_group_type", None)
        return (found(self) if found is not None else None) or self.element.type

    @property
    def _own_name(self):
        return self.element._own_name

    def over(self, **options):
        return Over(self, **options)

    def filter(self, *criterion):
        return FunctionFilter(self, *criterion) if criterion else self

    def _children(self):
        return (self.element,) + tuple(self.order_by)

    def _expression(self):
        return {"k": "within_group", "element": self.element._expression(), "order_by": [c._expression() for c in self.order_by]}


class AggregateOrderBy(WithinGroup):
    """ORDER BY inside the parentheses of an aggregate."""

    __visit_name__ = "aggregateorderby"

    def _expression(self):
        return {"k": "aggregate_order", "element": self.element._expression(), "order_by": [c._expression() for c in self.order_by]}


class FunctionFilter(ColumnElement):
    __visit_name__ = "funcfilter"

    def __init__(self, func, *criterion):
        self.func = func
        self.criterion = None
        self._add(criterion)

    def _add(self, criterion):
        for clause in criterion:
            clause = condition_of(clause)
            self.criterion = clause if self.criterion is None else and_(self.criterion, clause)

    def filter(self, *criterion):
        copy = self._clone()
        copy._add(criterion)
        return copy

    def over(self, **options):
        return Over(self, **options)

    def within_group(self, *order_by):
        return WithinGroup(self, *order_by)

    @property
    def type(self):
        return self.func.type

    def _children(self):
        return (self.func,) if self.criterion is None else (self.func, self.criterion)

    def _expression(self):
        return {"k": "filter", "element": self.func._expression(), "criterion": self.criterion._expression()}
