"""The operators of the expression language, and the methods that build expressions from them.

An operator here is only its name plus what *building* an expression needs to know: which method of a
comparator it stands for, its negation, whether it compares. Symbols and precedence belong to the renderer.
"""


class Op(str):
    """One operator: a name that can be called, as in ``operators.eq(a, b)``."""

    method = None
    negation = None
    is_comparison = False
    precedence = None

    def __call__(self, left, *others, **options):
        if not hasattr(left, "operate"):
            if self.method in _PYTHON:
                return getattr(left, self.method)(*others)
            raise NotImplementedError("%s on %r" % (self, left))
        method = getattr(left, self.method or "", None)
        if method is None:
            return left.operate(self, *others, **options)
        return method(*others, **options)


_PYTHON = frozenset(["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__add__", "__sub__", "__mul__",
                     "__truediv__", "__floordiv__", "__mod__", "__and__", "__or__", "__invert__", "__neg__", "__getitem__"])

# name, method of the comparator, negation, is a comparison
_TABLE = (
    ("and_", "__and__", None, False),
    ("or_", "__or__", None, False),
    ("inv", "__invert__", None, False),
    ("lt", "__lt__", "ge", True),
    ("le", "__le__", "gt", True),
    ("gt", "__gt__", "le", True),
    ("ge", "__ge__", "lt", True),
    ("eq", "__eq__", "ne", True),
    ("ne", "__ne__", "eq", True),
    ("is_distinct_from", "is_distinct_from", "is_not_distinct_from", True),
    ("is_not_distinct_from", "is_not_distinct_from", "is_distinct_from", True),
    ("is_", "is_", "is_not", True),
    ("is_not", "is_not", "is_", True),
    ("like_op", "like", "not_like_op", True),
    ("not_like_op", "not_like", "like_op", True),
    ("ilike_op", "ilike", "not_ilike_op", True),
    ("not_ilike_op", "not_ilike", "ilike_op", True),
    ("contains_op", "contains", "not_contains_op", True),
    ("not_contains_op", None, "contains_op", True),
    ("icontains_op", "icontains", "not_icontains_op", True),
    ("not_icontains_op", None, "icontains_op", True),
    ("startswith_op", "startswith", "not_startswith_op", True),
    ("not_startswith_op", None, "startswith_op", True),
    ("istartswith_op", "istartswith", "not_istartswith_op", True),
    ("not_istartswith_op", None, "istartswith_op", True),
    ("endswith_op", "endswith", "not_endswith_op", True),
    ("not_endswith_op", None, "endswith_op", True),
    ("iendswith_op", "iendswith", "not_iendswith_op", True),
    ("not_iendswith_op", None, "iendswith_op", True),
    ("in_op", "in_", "not_in_op", True),
    ("not_in_op", "not_in", "in_op", True),
    ("between_op", "between", "not_between_op", True),
    ("not_between_op", None, "between_op", True),
    ("match_op", "match", "not_match_op", True),
    ("not_match_op", None, "match_op", True),
    ("regexp_match_op", "regexp_match", "not_regexp_match_op", True),
    ("not_regexp_match_op", None, "regexp_match_op", True),
    ("regexp_replace_op", "regexp_replace", None, False),
    ("add", "__add__", None, False),
    ("sub", "__sub__", None, False),
    ("mul", "__mul__", None, False),
    ("truediv", "__truediv__", None, False),
    ("floordiv", "__floordiv__", None, False),
    ("mod", "__mod__", None, False),
    ("pow_", "__pow__", None, False),
    ("neg", "__neg__", None, False),
    ("concat_op", "concat", None, False),
    ("getitem", "__getitem__", None, False),
    ("json_getitem_op", None, None, False),
    ("json_path_getitem_op", None, None, False),
    ("hstore_getitem_op", None, None, False),
    ("bitwise_xor_op", "bitwise_xor", None, False),
    ("bitwise_or_op", "bitwise_or", None, False),
    ("bitwise_and_op", "bitwise_and", None, False),
    ("bitwise_not_op", "bitwise_not", None, False),
    ("bitwise_lshift_op", "bitwise_lshift", None, False),
    ("bitwise_rshift_op", "bitwise_rshift", None, False),
    ("lshift", "__lshift__", None, False),
    ("rshift", "__rshift__", None, False),
    ("collate", "collate", None, False),
    ("desc_op", "desc", None, False),
    ("asc_op", "asc", None, False),
    ("nulls_first_op", "nulls_first", None, False),
    ("nulls_last_op", "nulls_last", None, False),
    ("distinct_op", "distinct", None, False),
    ("any_op", "any_", None, False),
    ("all_op", "all_", None, False),
    ("exists", None, None, False),
    ("is_true", None, "is_false", False),
    ("is_false", None, "is_true", False),
    ("comma_op", None, None, False),
    ("as_", None, None, False),
    ("from_", None, None, False),
    ("filter_op", None, None, False),
)

BY_NAME = {}
for _name, _method, _negation, _comparison in _TABLE:
    _op = Op(_name)
    _op.method = _method
    _op.negation = _negation
    _op.is_comparison = _comparison
    BY_NAME[_name] = globals()[_name] = _op
for _op in BY_NAME.values():
    if _op.negation is not None:
        _op.negation = BY_NAME[_op.negation]
del _name, _method, _negation, _comparison, _op

isnot = is_not  # noqa: F821
notin_op = not_in_op  # noqa: F821
notlike_op = not_like_op  # noqa: F821
notilike_op = not_ilike_op  # noqa: F821
isnot_distinct_from = is_not_distinct_from  # noqa: F821
nullsfirst_op = nulls_first_op  # noqa: F821
nullslast_op = nulls_last_op  # noqa: F821
div = truediv  # noqa: F821


class custom_op(Op):
    """An operator given by its text, as ``column.op("&&")`` makes it."""

    def __new__(cls, opstring, precedence=0, is_comparison=False, return_type=None, natural_self_precedent=False,
                eager_grouping=False, visit_name=None, python_impl=None, **_ignored):
        self = str.__new__(cls, "custom_op")
        self.opstring = opstring
        self.precedence = precedence
        self.is_comparison = is_comparison
        self.return_type = return_type
        self.natural_self_precedent = natural_self_precedent
        self.eager_grouping = eager_grouping
        return self

    def __eq__(self, other):
        return isinstance(other, custom_op) and other.opstring == self.opstring

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.opstring)

    def __call__(self, left, *others, **options):
        return left.operate(self, *others, **options)

    def _value(self):
        value = {"custom": self.opstring}
        if self.precedence:
            value["precedence"] = self.precedence
        if self.natural_self_precedent:
            value["natural"] = True
        if self.eager_grouping:
            value["eager"] = True
        if self.is_comparison:
            value["boolean"] = True
        return value


def op_value(op):
    """What travels to the renderer for an operator: its name, or a description of a custom one."""
    return op._value() if isinstance(op, custom_op) else str(op)


class Operators:
    """Everything that has ``&``, ``|``, ``~`` and ``.op()``."""

    def __class_getitem__(cls, item):
        return cls

    __slots__ = ()

    def operate(self, op, *other, **options):
        raise NotImplementedError(str(op))

    def reverse_operate(self, op, other, **options):
        raise NotImplementedError(str(op))

    def __and__(self, other):
        return self.operate(and_, other)  # noqa: F821

    def __or__(self, other):
        return self.operate(or_, other)  # noqa: F821

    def __invert__(self):
        return self.operate(inv)  # noqa: F821

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None, operator_class=None, visit_name=None):
        operator = custom_op(opstring, precedence, is_comparison, return_type)

        def against(other):
            return operator(self, other)

        return against

    def bool_op(self, opstring, precedence=0, python_impl=None):
        return self.op(opstring, precedence, is_comparison=True)


def _binary(name, op):
    def method(self, other, **options):
        return self.operate(op, other, **options)

    method.__name__ = name
    return method


def _reversed(name, op):
    def method(self, other):
        return self.reverse_operate(op, other)

    method.__name__ = name
    return method


def _unary(name, op):
    def method(self):
        return self.operate(op)

    method.__name__ = name
    return method


def _escaped(name, op):
    def method(self, other, escape=None, autoescape=False):
        if not autoescape:
            return self.operate(op, other, escape=escape) if escape is not None else self.operate(op, other)
        if escape is None:
            escape = "/"
        if not isinstance(other, str):
            raise TypeError("String value expected when autoescape=True")
        if escape not in ("%", "_"):
            other = other.replace(escape, escape + escape)
        other = other.replace("%", escape + "%").replace("_", escape + "_")
        return self.operate(op, other, escape=escape)

    method.__name__ = name
    return method


class ColumnOperators(Operators):
    """The methods that every column expression has; each asks ``operate`` or ``reverse_operate``."""

    __slots__ = ()
    timetuple = None
    __hash__ = object.__hash__

    def like(self, other, escape=None):
        return self.operate(like_op, other, escape=escape)  # noqa: F821

    def ilike(self, other, escape=None):
        return self.operate(ilike_op, other, escape=escape)  # noqa: F821

    def not_like(self, other, escape=None):
        return self.operate(not_like_op, other, escape=escape)  # noqa: F821

    def not_ilike(self, other, escape=None):
        return self.operate(not_ilike_op, other, escape=escape)  # noqa: F821

    notlike, notilike = not_like, not_ilike

    def between(self, cleft, cright, symmetric=False):
        return self.operate(between_op, cleft, cright, symmetric=symmetric)  # noqa: F821

    def match(self, other, **options):
        return self.operate(match_op, other, **options)  # noqa: F821

    def regexp_match(self, pattern, flags=None):
        return self.operate(regexp_match_op, pattern, flags=flags)  # noqa: F821

    def regexp_replace(self, pattern, replacement, flags=None):
        return self.operate(regexp_replace_op, pattern, replacement=replacement, flags=flags)  # noqa: F821

    def collate(self, collation):
        return self.operate(collate, collation)  # noqa: F821


def _fill():
    by = BY_NAME
    for name in ("eq", "ne", "lt", "le", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod", "getitem", "lshift", "rshift"):
        setattr(ColumnOperators, "__%s__" % name, _binary("__%s__" % name, by[name]))
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod"):
        setattr(ColumnOperators, "__r%s__" % name, _reversed("__r%s__" % name, by[name]))
    ColumnOperators.__pow__ = _binary("__pow__", by["pow_"])
    ColumnOperators.__rpow__ = _reversed("__rpow__", by["pow_"])
    ColumnOperators.__neg__ = _unary("__neg__", by["neg"])
    for name, op in (
        ("is_", "is_"), ("is_not", "is_not"), ("isnot", "is_not"), ("is_distinct_from", "is_distinct_from"),
        ("is_not_distinct_from", "is_not_distinct_from"), ("isnot_distinct_from", "is_not_distinct_from"),
        ("in_", "in_op"), ("not_in", "not_in_op"), ("notin_", "not_in_op"), ("concat", "concat_op"),
        ("bitwise_xor", "bitwise_xor_op"), ("bitwise_or", "bitwise_or_op"), ("bitwise_and", "bitwise_and_op"),
        ("bitwise_lshift", "bitwise_lshift_op"), ("bitwise_rshift", "bitwise_rshift_op"),
    ):
        setattr(ColumnOperators, name, _binary(name, by[op]))
    ColumnOperators._rconcat = _reversed("_rconcat", by["concat_op"])
    for name, op in (
        ("desc", "desc_op"), ("asc", "asc_op"), ("nulls_first", "nulls_first_op"), ("nulls_last", "nulls_last_op"),
        ("nullsfirst", "nulls_first_op"), ("nullslast", "nulls_last_op"), ("distinct", "distinct_op"),
        ("any_", "any_op"), ("all_", "all_op"), ("bitwise_not", "bitwise_not_op"),
    ):
        setattr(ColumnOperators, name, _unary(name, by[op]))
    for name in ("contains", "icontains", "startswith", "istartswith", "endswith", "iendswith"):
        setattr(ColumnOperators, name, _escaped(name, by[name + "_op"]))


_fill()
del _fill


def is_comparison(op):
    return op.is_comparison
