"""ARRAY[…] as an expression, and ANY and ALL over arrays."""

from sqlalchemy.dialects.postgresql.types import ARRAY  # noqa: F401
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BindParameter, ExpressionClauseList, expression_of, rules


class array(ExpressionClauseList):
    """``ARRAY[…]``"""

    __visit_name__ = "array"

    def __init__(self, clauses, *, type_=None, **_options):
        ExpressionClauseList.__init__(self, operators.comma_op, *[expression_of(c) for c in clauses])
        if type_ is not None:
            main = rules().to_instance(type_)
        elif self.clauses:
            main = self.clauses[0].type
        else:
            main = rules().NULLTYPE()
        if rules().is_array(main):
            dimensions = getattr(main, "dimensions", None)
            self.type = ARRAY(main.item_type, dimensions=dimensions + 1 if dimensions is not None else 2)
        else:
            self.type = ARRAY(main)

    def _expression(self):
        value = {"k": "array", "elements": [c._expression() for c in self.clauses]}
        if not self.clauses and not rules().is_null(self.type.item_type):
            value["type"] = self.type._value()
        return value

    def _bind_param(self, operator, obj, type_=None, expanding=False, _assume_scalar=False):
        if _assume_scalar or operator == "getitem":
            return BindParameter(None, obj, type_, unique=True, _compared_to_operator=operator, _compared_to_type=self.type)
        return array([self._bind_param(operator, one, type_, _assume_scalar=True) for one in obj])

    @property
    def _select_iterable(self):
        return (self,)


def Any(other, arrexpr, operator=operators.eq):
    return arrexpr.any(other, operator)


def All(other, arrexpr, operator=operators.eq):
    return arrexpr.all(other, operator)
