"""How operators build expressions: one default for every type, and the extra methods of arrays, JSON, hstore, ranges."""

from . import operators
from .elements import (
    BinaryExpression,
    BindParameter,
    Case,
    ClauseElement,
    CollationClause,
    CollectionAggregate,
    ColumnElement,
    ExpressionClauseList,
    False_,
    Null,
    Slice,
    True_,
    Tuple,
    UnaryExpression,
    and_,
    by_of,
    const_of,
    expression_of,
    null,
    or_,
    rules,
    scalar_if_select,
    to_clause,
)
from .operators import ColumnOperators


class Comparator(ColumnOperators):
    """The operators of one expression."""

    def __init__(self, expr):
        self.expr = expr
        self.type = expr.type

    def __clause_element__(self):
        return self.expr

    @property
    def default_comparator(self):
        return operate

    def operate(self, op, *other, **options):
        return operate(self.expr, op, *other, **options)

    def reverse_operate(self, op, other, **options):
        return operate(self.expr, op, other, reverse=True, **options)


def operate(expr, op, *other, **options):
    """Builds what `op` makes of `expr` and the others."""
    handler = _HANDLERS.get(op)
    if handler is None:
        handler = _custom if isinstance(op, operators.custom_op) else _compare if op.is_comparison else _binary
    return handler(expr, op, *other, **options)


def _compare(expr, op, obj, reverse=False, result_type=None, **modifiers):
    result_type = result_type or rules().boolean()
    if obj is None or obj is True or obj is False or isinstance(obj, (Null, True_, False_)):
        if op in ("eq", "ne") and (isinstance(obj, (bool, True_, False_))):
            return BinaryExpression(expr, const_of(obj), op, result_type, negate=op.negation, modifiers=modifiers)
        if op in ("is_distinct_from", "is_not_distinct_from"):
            return BinaryExpression(expr, const_of(obj), op, result_type, negate=op.negation, modifiers=modifiers)
        if expr._is_collection_aggregate:
            obj = const_of(obj)
        elif op in ("eq", "is_"):
            return BinaryExpression(expr, const_of(obj), operators.is_, result_type, negate=operators.is_not)
        elif op in ("ne", "is_not"):
            return BinaryExpression(expr, const_of(obj), operators.is_not, result_type, negate=operators.is_)
        else:
            from ..exc import ArgumentError

            raise ArgumentError(
                "Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' "
                "operators can be used with None/True/False"
            )
    else:
        obj = expression_of(obj, expr=expr, operator=op)
    if reverse:
        expr, obj = obj, expr
    # SQLAlchemy's table names `is_` as the negation of `is_` (and `is_not` of `is_not`) where no constant stands on the right.
    negation = op if op in ("is_", "is_not") else op.negation
    return BinaryExpression(expr, obj, op, result_type, negate=negation, modifiers=modifiers)


def _binary(expr, op, obj, reverse=False, result_type=None, **modifiers):
    obj = expression_of(obj, expr=expr, operator=op)
    left, right = (obj, expr) if reverse else (expr, obj)
    if result_type is None:
        op, result_type = rules().adapt(op, left.type, right.type)
    return BinaryExpression(left, right, op, result_type, modifiers=modifiers)


def _custom(expr, op, obj=None, reverse=False, result_type=None, **options):
    if result_type is None:
        if op.return_type is not None:
            result_type = op.return_type
        elif op.is_comparison:
            result_type = rules().boolean()
    made = _binary(expr, op, obj, reverse=reverse, result_type=result_type, **options)
    return made


def _in(expr, op, obj, **options):
    from .selectable import in_element

    return _compare_in(expr, op, in_element(expr, op, obj), **options)


def _compare_in(expr, op, element, **modifiers):
    if isinstance(element, (Null, True_, False_)):
        element = expression_of(element)
    return BinaryExpression(expr, element, op, rules().boolean(), negate=op.negation, modifiers=modifiers)


def _between(expr, op, low, high, **modifiers):
    pair = ExpressionClauseList(
        operators.and_,
        expression_of(low, expr=expr, operator=operators.and_),
        expression_of(high, expr=expr, operator=operators.and_),
        group=False,
    )
    return BinaryExpression(expr, pair, op, negate=op.negation, modifiers=modifiers)


def _is(expr, op, obj, **options):
    return _compare(expr, op, obj, **options)


def _inv(expr, op, **_options):
    return expr._negate()


def _unary_operator(expr, op, **_options):
    return UnaryExpression(expr, operator=op, type_=expr.type)


def _modifier(expr, op, **_options):
    return UnaryExpression(by_of(expr), modifier=op)


def _conjunction(expr, op, other, **_options):
    return and_(expr, other) if op == "and_" else or_(expr, other)


def _match(expr, op, other, **modifiers):
    return _compare(expr, operators.match_op, expression_of(other, expr=expr, operator=operators.match_op), **modifiers)


def _pow(expr, op, other, reverse=False, **_options):
    from .functions import func

    return func.pow(other, expr) if reverse else func.pow(expr, other)


def _collate(expr, op, collation, **_options):
    return BinaryExpression(expr, CollationClause(collation), operators.collate, expr.type)


def _regexp_match(expr, op, pattern, flags=None, **_options):
    return BinaryExpression(
        expr, expression_of(pattern, expr=expr, operator=operators.comma_op), op, rules().boolean(), negate=op.negation, modifiers={"flags": flags}
    )


def _regexp_replace(expr, op, pattern, replacement=None, flags=None, **_options):
    pair = ExpressionClauseList(
        operators.comma_op,
        expression_of(pattern, expr=expr, operator=operators.comma_op),
        expression_of(replacement, expr=expr, operator=operators.comma_op),
        group=False,
    )
    return BinaryExpression(expr, pair, op, modifiers={"flags": flags})


def _getitem(expr, op, index, **options):
    kind = rules().family(expr.type)
    if kind == "array":
        return _array_item(expr, index)
    if kind == "json":
        return _json_item(expr, index)
    if kind == "hstore":
        right = expression_of(index, expr=expr, operator=operators.hstore_getitem_op)
        return BinaryExpression(expr, right, operators.hstore_getitem_op, rules()._shared_type("Text"))
    raise NotImplementedError("Operator 'getitem' is not supported on this expression")


def _array_item(expr, index):
    type_ = rules().unwrapped(expr.type)
    if isinstance(index, slice):
        shift = 1 if getattr(type_, "zero_indexes", False) else 0
        integer = rules().integer()

        def bound(value):
            if isinstance(value, ClauseElement):
                return value
            return BindParameter(getattr(expr, "key", None), value + shift, integer, unique=True) if value is not None else null()

        return BinaryExpression(expr, Slice(bound(index.start), bound(index.stop), index.step), operators.getitem, type_)
    if getattr(type_, "zero_indexes", False) and isinstance(index, int):
        index += 1
    dimensions = getattr(type_, "dimensions", None)
    if dimensions is None or dimensions == 1:
        result = type_.item_type
    else:
        result = type_.__class__(type_.item_type, dimensions=dimensions - 1)
    right = index if isinstance(index, ClauseElement) else expression_of(index, expr=expr, operator=operators.getitem)
    return BinaryExpression(expr, right, operators.getitem, result)


def _json_item(expr, index):
    if isinstance(index, ClauseElement):
        op, right = operators.json_getitem_op, index
    elif isinstance(index, (list, tuple)):
        op = operators.json_path_getitem_op
        right = BindParameter(getattr(expr, "key", None), "{%s}" % ", ".join([str(part) for part in index]), rules().string(), unique=True)
    else:
        op = operators.json_getitem_op
        right = BindParameter(
            getattr(expr, "key", None), index, rules().string() if isinstance(index, str) else rules().integer(), unique=True
        )
    return BinaryExpression(expr, right, op, expr.type)


_HANDLERS = {
    "in_op": _in, "not_in_op": _in, "between_op": _between, "not_between_op": _between, "inv": _inv, "neg": _unary_operator,
    "bitwise_not_op": _unary_operator, "distinct_op": _unary_operator, "and_": _conjunction, "or_": _conjunction,
    "desc_op": _modifier, "asc_op": _modifier, "nulls_first_op": _modifier, "nulls_last_op": _modifier,
    "match_op": _match, "pow_": _pow, "collate": _collate, "regexp_match_op": _regexp_match,
    "not_regexp_match_op": _regexp_match, "regexp_replace_op": _regexp_replace, "getitem": _getitem,
    "any_op": lambda expr, op, **_o: CollectionAggregate(expr, operator=op, type_=rules().boolean()),
    "all_op": lambda expr, op, **_o: CollectionAggregate(expr, operator=op, type_=rules().boolean()),
}
for _op in (operators.and_, operators.or_, operators.inv):
    pass
del _op


# --------------------------------------------------------------------------------------------------- types with more


def _comparison(symbol):
    return operators.custom_op(symbol, precedence=5, is_comparison=True, natural_self_precedent=False)


_PG = {name: _comparison(symbol) for name, symbol in (
    ("overlap", "&&"), ("strictly_left_of", "<<"), ("strictly_right_of", ">>"), ("not_extend_right_of", "&<"), ("not_extend_left_of", "&>"),
    ("adjacent_to", "-|-"),
)}
# These stand in parentheses inside any other operator.
_PG.update({name: operators.custom_op(symbol, precedence=5, is_comparison=True, natural_self_precedent=True, eager_grouping=True)
            for name, symbol in (("contains", "@>"), ("contained_by", "<@"), ("has_key", "?"), ("has_any", "?|"), ("has_all", "?&"),
                                 ("path_exists", "@?"), ("path_match", "@@"))})
_PG["delete_path"] = operators.custom_op("#-", precedence=15, natural_self_precedent=True, eager_grouping=True)
_PG["concat"] = operators.custom_op("||", precedence=5, eager_grouping=True)


class DecoratorComparator(Comparator):
    """What types that decorate others name as theirs: it stands before the other's among the bases of user classes."""


class BaseArrayComparator(Comparator):
    """Of ``sa.ARRAY``, which knows no operators of PostgreSQL."""

    def contains(self, other, **_options):
        raise NotImplementedError("ARRAY.contains() not implemented for the base ARRAY type; please use the dialect-specific ARRAY type")

    def any(self, other, operator=None):
        return self._quantified(operators.any_op, other, operator)

    def all(self, other, operator=None):
        return self._quantified(operators.all_op, other, operator)

    def _quantified(self, quantifier, other, operator):
        item = rules().unwrapped(self.type).item_type
        collection = CollectionAggregate(self.expr, operator=quantifier, type_=rules().boolean())
        left = other if isinstance(other, ClauseElement) else BindParameter(getattr(self.expr, "key", None), other, None, unique=True, _compared_to_type=item)
        op = operator or operators.eq
        op = operators.BY_NAME.get(getattr(op, "__name__", op), op)
        return BinaryExpression(left, collection, op, rules().boolean(), negate=op.negation)


class ArrayComparator(BaseArrayComparator):
    def contains(self, other, **_options):
        return operate(self.expr, _PG["contains"], other, result_type=rules().boolean())

    def contained_by(self, other):
        return operate(self.expr, _PG["contained_by"], other, result_type=rules().boolean())

    def overlap(self, other):
        return operate(self.expr, _PG["overlap"], other, result_type=rules().boolean())


class JSONComparator(Comparator):
    @property
    def astext(self):
        return self._as_text()

    def _as_text(self):
        expr = self.expr
        if isinstance(expr, BinaryExpression) and expr.operator in ("json_getitem_op", "json_path_getitem_op"):
            op = _ASTEXT if expr.operator == "json_getitem_op" else _ASTEXT_PATH
            return BinaryExpression(expr.left, expr.right, op, getattr(rules().unwrapped(self.type), "astext_type", None) or rules()._shared_type("Text"))
        raise NotImplementedError("astext")

    def _typed(self, type_):
        from ..exc import InvalidRequestError

        expr = self.expr
        if not isinstance(expr, BinaryExpression) or expr.operator not in ("json_getitem_op", "json_path_getitem_op"):
            raise InvalidRequestError(
                "The JSON cast operator JSON.as_%s() only works with a JSON index expression e.g. col['q'].as_%s()"
                % (type_[1], type_[1])
            )
        made = expr._clone()
        made.__dict__.pop("_comparator", None)
        made.__dict__.pop("_identity", None)
        made._type = type_[0]
        return made

    def as_string(self):
        return self._typed((rules()._shared_type("Unicode"), "string"))

    def as_integer(self):
        return self._typed((rules().integer(), "integer"))

    def as_boolean(self):
        return self._typed((rules().boolean(), "boolean"))

    def as_float(self):
        return self._typed((rules()._shared_type("Float"), "float"))

    def as_numeric(self, precision, scale, asdecimal=True):
        return self._typed((rules()._types.Numeric(precision, scale, asdecimal=asdecimal), "numeric"))

    def as_json(self):
        return self.expr


_ASTEXT = operators.custom_op("->>", precedence=15, natural_self_precedent=True, eager_grouping=True)
_ASTEXT_PATH = operators.custom_op("#>>", precedence=15, natural_self_precedent=True, eager_grouping=True)


class JSONBComparator(JSONComparator):
    def contains(self, other, **_options):
        return operate(self.expr, _PG["contains"], other, result_type=rules().boolean())

    def contained_by(self, other):
        return operate(self.expr, _PG["contained_by"], other, result_type=rules().boolean())

    def has_key(self, other):
        return operate(self.expr, _PG["has_key"], other, result_type=rules().boolean())

    def has_any(self, other):
        return operate(self.expr, _PG["has_any"], other, result_type=rules().boolean())

    def has_all(self, other):
        return operate(self.expr, _PG["has_all"], other, result_type=rules().boolean())

    def path_exists(self, other):
        return operate(self.expr, _PG["path_exists"], other, result_type=rules().boolean())

    def path_match(self, other):
        return operate(self.expr, _PG["path_match"], other, result_type=rules().boolean())

    def delete_path(self, array):
        from ..dialects.postgresql import TEXT
        from ..dialects.postgresql.array import array as array_

        if not isinstance(array, array_):
            array = array_(array)
        return operate(self.expr, _PG["delete_path"], array.cast(rules()._types.ARRAY(TEXT)), result_type=self.type)


class HstoreComparator(Comparator):
    has_key, has_all, has_any = JSONBComparator.has_key, JSONBComparator.has_all, JSONBComparator.has_any
    contained_by = JSONBComparator.contained_by

    def contains(self, other, **_options):
        return operate(self.expr, _PG["contains"], other, result_type=rules().boolean())

    def defined(self, key):
        from .functions import func

        return func.defined(self.expr, key)

    def delete(self, key):
        from .functions import func

        return func.delete(self.expr, key)

    def slice(self, array):
        from .functions import func

        return func.slice(self.expr, array)

    def keys(self):
        from .functions import func

        return func.akeys(self.expr)

    def vals(self):
        from .functions import func

        return func.avals(self.expr)

    def array(self):
        from .functions import func

        return func.hstore_to_array(self.expr)

    def matrix(self):
        from .functions import func

        return func.hstore_to_matrix(self.expr)


class RangeComparator(Comparator):
    def contains(self, other, **_options):
        return operate(self.expr, _PG["contains"], other, result_type=rules().boolean())

    def contained_by(self, other):
        return operate(self.expr, _PG["contained_by"], other, result_type=rules().boolean())

    def overlaps(self, other):
        return operate(self.expr, _PG["overlap"], other, result_type=rules().boolean())

    __lshift__ = strictly_left_of = lambda self, other: operate(self.expr, _PG["strictly_left_of"], other, result_type=rules().boolean())
    __rshift__ = strictly_right_of = lambda self, other: operate(self.expr, _PG["strictly_right_of"], other, result_type=rules().boolean())

    def not_extend_right_of(self, other):
        return operate(self.expr, _PG["not_extend_right_of"], other, result_type=rules().boolean())

    def not_extend_left_of(self, other):
        return operate(self.expr, _PG["not_extend_left_of"], other, result_type=rules().boolean())

    def adjacent_to(self, other):
        return operate(self.expr, _PG["adjacent_to"], other, result_type=rules().boolean())


# As messages call them.
for _comparator in (DecoratorComparator, BaseArrayComparator, ArrayComparator, JSONComparator, JSONBComparator, HstoreComparator, RangeComparator):
    _comparator.__name__ = "Comparator"
del _comparator

_COMPARATORS = {
    "JSONB": JSONBComparator, "JSON": JSONComparator, "ARRAY": ArrayComparator, "HSTORE": HstoreComparator,
    "AbstractRange": RangeComparator, "AbstractSingleRange": RangeComparator, "AbstractMultiRange": RangeComparator,
}


def comparator_class(type_):
    """The class for a type, or for a class of types; a decorator has what it decorates."""
    if not isinstance(type_, type):
        type_ = type(rules().unwrapped(type_))
    elif isinstance(getattr(type_, "impl", None), type):
        type_ = type_.impl
    for base in type_.__mro__:
        found = _COMPARATORS.get(base.__name__)
        if found is not None:
            return BaseArrayComparator if found is ArrayComparator and not base._has_postgresql_operators else found
    return Comparator


def comparator_of(expr):
    return expr.type.comparator_factory(expr)
