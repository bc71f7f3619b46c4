"""Operators applied, to one element, two or many: AND and OR, lists, tuples."""

from .. import operators
from ..operators import op_value
from .base import ClauseElement, ColumnElement, OperatorExpression, WrapsColumnExpression, rules
from .coercions import False_, Label, Null, True_, _FALSE, _TRUE, condition_of, expression_of
from .leaves import BindParameter, NamedColumn, TextClause

__name__ = "sqlalchemy.sql.elements"  # where users find what is defined here


class BinaryExpression(OperatorExpression):
    __visit_name__ = "binary"

    def __init__(self, left, right, operator, type_=None, negate=None, modifiers=None):
        self.left = left
        self.right = right
        self.operator = operator
        if type_ is not None:
            self._type = rules().to_instance(type_)
        # The opposite of "equal to any" is not "unequal to any".
        aggregate = left._is_collection_aggregate or getattr(right, "_is_collection_aggregate", False)
        self.negate = None if aggregate else negate
        self.modifiers = modifiers or {}
        self._is_implicitly_boolean = operator.is_comparison or operator in ("and_", "or_")

    def self_group(self, against=None):
        return Grouping(self) if against is None else self

    def _children(self):
        return (self.left, self.right)

    def _expression(self):
        op = self.operator
        value = {"k": "binary", "op": op_value(op), "left": self.left._expression(), "right": self.right._expression()}
        for name, modifier in self.modifiers.items():
            if modifier is not None and modifier is not False:
                value[name] = modifier
        if op in ("json_getitem_op", "json_path_getitem_op"):
            if not rules().is_json(self.type):
                value["cast"] = self.type._value()
            if rules().is_jsonb(self.left.type):
                value["jsonb"] = True
        elif op == "truediv" or op == "floordiv":
            value["integers"] = rules().is_integer(self.left.type) and rules().is_integer(self.right.type)
            if op == "truediv":
                value["cast"] = (self.right.type if rules().is_number(self.right.type) else rules().numeric())._value()
        return value

    def __bool__(self):
        if self.operator == "eq":
            return hash(self.left) == hash(self.right)
        if self.operator == "ne":
            return hash(self.left) != hash(self.right)
        raise TypeError("Boolean value of this clause is not defined")

    def _negate(self):
        if self.negate is not None:
            return BinaryExpression(self.left, self.right, self.negate, self._type, negate=self.operator, modifiers=self.modifiers)
        return UnaryExpression(self, operator=operators.inv)


class Slice(ColumnElement):
    __visit_name__ = "slice"

    def __init__(self, start, stop, step):
        self.start = start
        self.stop = stop
        self.step = step

    def _children(self):
        return (self.start, self.stop)

    def _expression(self):
        return {"k": "slice", "start": self.start._expression(), "stop": self.stop._expression()}


class UnaryExpression(ColumnElement):
    __visit_name__ = "unary"

    def __init__(self, element, operator=None, modifier=None, type_=None, wraps_column_expression=False):
        self.element = element
        self.operator = operator
        self.modifier = modifier
        if type_ is not None:
            self._type = rules().to_instance(type_)

    def self_group(self, against=None):
        return Grouping(self) if against is None and self.operator is not None else self

    def _children(self):
        return (self.element,)

    def _expression(self):
        if self.operator is not None:
            return {"k": "unary", "op": op_value(self.operator), "element": self.element._expression()}
        return {"k": "modifier", "op": op_value(self.modifier), "element": self.element._expression()}

    def _wraps_unnamed_column(self):
        inner = self.element._ungroup()
        return not isinstance(inner, NamedColumn) or inner._non_anon_label is None

    @property
    def _order_by_label_element(self):
        return self.element._order_by_label_element if self.modifier is not None else None

    def _negate(self):
        if rules().is_boolean(self.type):
            return UnaryExpression(self, operator=operators.inv, type_=rules().boolean())
        return ColumnElement._negate(self)


class AsBoolean(WrapsColumnExpression):
    """A boolean column used as a condition, or its NOT."""

    __visit_name__ = "as_boolean"

    def __init__(self, element, operator, negate):
        self.element = element
        self.operator = operator
        self.negate = negate
        self._is_implicitly_boolean = element._is_implicitly_boolean

    @property
    def type(self):
        return rules().boolean()

    @property
    def wrapped_column_expression(self):
        return self.element

    def _children(self):
        return (self.element,)

    def _expression(self):
        return {"k": self.operator, "element": self.element._expression()}

    def _wraps_unnamed_column(self):
        inner = self.element._ungroup()
        return not isinstance(inner, NamedColumn) or inner._non_anon_label is None

    def _negate(self):
        if isinstance(self.element, (True_, False_)):
            return self.element._negate()
        return AsBoolean(self.element, self.negate, self.operator)


class CollectionAggregate(UnaryExpression):
    """``ANY (…)`` and ``ALL (…)``; a comparison with it is turned round."""

    _is_collection_aggregate = True

    def _bind_param(self, operator, obj, type_=None, expanding=False):
        against = self.element.type
        if rules().is_array(against):
            against = against.item_type
        return BindParameter(None, obj, type_, unique=True, expanding=expanding, _compared_to_operator=operator, _compared_to_type=against)

    def operate(self, op, *other, **options):
        from ...exc import ArgumentError

        if not op.is_comparison:
            raise ArgumentError("Only comparison operators may be used with ANY/ALL")
        return self.comparator.operate(_MIRROR.get(op, op), *other, reverse=True, **options)

    def reverse_operate(self, op, other, **options):
        from ...exc import ArgumentError

        raise ArgumentError("Only comparison operators may be used with ANY/ALL")


_MIRROR = {operators.lt: operators.gt, operators.gt: operators.lt, operators.le: operators.ge, operators.ge: operators.le}


class ClauseList(ClauseElement):
    """Elements joined by an operator, a comma at first."""

    __visit_name__ = "clauselist"

    def __init__(self, *clauses, operator=None, group=True, group_contents=True, _convert=True):
        self.operator = operator or operators.comma_op
        self.group = group
        self.group_contents = group_contents
        self.clauses = [expression_of(c) for c in clauses] if _convert else list(clauses)

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)

    def _children(self):
        return tuple(self.clauses)

    def append(self, clause):
        self.clauses.append(expression_of(clause))

    def _expression(self):
        value = {"k": "list", "op": op_value(self.operator), "elements": [c._expression() for c in self.clauses]}
        if not self.group:
            value["group"] = False
        return value


class ExpressionClauseList(OperatorExpression):
    __visit_name__ = "expression_clauselist"

    def __init__(self, operator, *clauses, type_=None, group=True):
        self.operator = operator
        self.clauses = clauses
        self.group = group
        if type_ is not None:
            self._type = rules().to_instance(type_)

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)

    def self_group(self, against=None):
        return Grouping(self) if against is None else self

    def _children(self):
        return tuple(self.clauses)

    def _expression(self):
        value = {"k": "list", "op": op_value(self.operator), "elements": [c._expression() for c in self.clauses]}
        if not self.group:
            value["group"] = False
        return value

    def _negate(self):
        return UnaryExpression(self, operator=operators.inv)


class BooleanClauseList(ExpressionClauseList):
    """Conditions joined by AND or OR."""

    __visit_name__ = "expression_clauselist"
    _is_implicitly_boolean = True

    @property
    def type(self):
        return rules().boolean()

    @classmethod
    def _simplify(cls, operator, clauses):
        """Drops what doesn't matter (TRUE in AND, FALSE in OR); one that decides stands for all."""
        goes_on, decides = (_TRUE, _FALSE) if operator == "and_" else (_FALSE, _TRUE)
        kept = []
        dropped = None
        for clause in clauses:
            if clause is goes_on:
                dropped = clause
            elif clause is decides:
                return [clause]
            else:
                kept.append(clause)
        return kept or ([dropped] if dropped is not None else [])

    @classmethod
    def _construct(cls, operator, clauses):
        if len(clauses) == 1 and not isinstance(clauses[0], (ClauseElement, bool)) and hasattr(clauses[0], "__next__"):
            clauses = tuple(clauses[0])
        kept = cls._simplify(operator, [condition_of(c) for c in clauses])
        if len(kept) == 1:
            clause = kept[0]
            # A constant that stands for a whole list is not dropped from the next list around it.
            if clause is _TRUE or clause is _FALSE:
                return type(clause)()
            if isinstance(clause, BinaryExpression) and always_grouped(clause):
                return Grouping(clause)
            return _as_condition(clause)
        flat = []
        for clause in kept:
            if isinstance(clause, BooleanClauseList) and clause.operator == operator:
                flat.extend(clause.clauses)
            else:
                flat.append(_as_condition(clause))
        return cls(operator, *flat)

    @classmethod
    def _construct_for_whereclause(cls, clauses):
        kept = cls._simplify(operators.and_, clauses)
        if not kept:
            return None
        return _as_condition(kept[0]) if len(kept) == 1 else cls(operators.and_, *kept)

    @classmethod
    def and_(cls, *clauses):
        return cls._construct(operators.and_, clauses)

    @classmethod
    def or_(cls, *clauses):
        return cls._construct(operators.or_, clauses)


# Operators without a precedence: in a list of conditions, even of one, they stand in parentheses.
_ALWAYS_GROUPED = [
    negation + case + word + "_op" for negation in ("", "not_") for case in ("", "i") for word in ("contains", "startswith", "endswith")
]


def always_grouped(binary):
    return binary.operator in _ALWAYS_GROUPED


def _as_condition(clause):
    """A plain boolean column in a condition is a value compared with nothing."""
    if isinstance(clause, (OperatorExpression, UnaryExpression, AsBoolean, TextClause, True_, False_, Null)):
        return clause
    if isinstance(clause, ColumnElement) and rules().is_boolean(clause.type) and not isinstance(clause, (Label,)) and not _groups_itself(clause):
        return AsBoolean(clause, operators.is_true, operators.is_false)
    return clause


def _groups_itself(clause):
    return getattr(clause, "_groups_itself", False)


def and_(*clauses):
    return BooleanClauseList._construct(operators.and_, clauses)


def or_(*clauses):
    return BooleanClauseList._construct(operators.or_, clauses)


class Tuple(ClauseList, ColumnElement):
    __visit_name__ = "tuple"
    _groups_itself = True

    def __init__(self, *clauses, types=None):
        if types is None:
            converted = [expression_of(c) for c in clauses]
        else:
            converted = [expression_of(c, type_=None if rules().is_null(t) else t) for t, c in zip(types, clauses)]
        ClauseList.__init__(self, *converted, _convert=False)
        self._type = rules().TupleOf([c.type for c in converted])

    def _expression(self):
        return {"k": "tuple", "elements": [c._expression() for c in self.clauses]}

    def _bind_param(self, operator, obj, type_=None, expanding=False):
        if expanding:
            # The first row decides on the types of all.
            row = obj[0] if obj else ()
            types = [rules().coerce_compared(t, operator, one) for t, one in zip(self.type.types, row)]
            type_ = rules().TupleOf(types) if types else self.type
            return BindParameter(None, obj, type_, unique=True, expanding=True, _compared_to_operator=operator)
        return Tuple(*[BindParameter(None, o, None, unique=True, _compared_to_operator=operator, _compared_to_type=t)
                       for o, t in zip(obj, self.type.types)])


class Grouping(ColumnElement):
    __visit_name__ = "grouping"

    def __init__(self, element):
        self.element = element

    @property
    def type(self):
        return getattr(self.element, "type", None) or rules().NULLTYPE()

    @property
    def key(self):
        return getattr(self.element, "key", None)

    @property
    def _own_name(self):
        return getattr(self.element, "_own_name", None)

    @property
    def _is_implicitly_boolean(self):
        return getattr(self.element, "_is_implicitly_boolean", False)

    def _ungroup(self):
        return self.element._ungroup()

    def _children(self):
        return (self.element,)

    def _expression(self):
        return {"k": "grouping", "element": self.element._expression()}
