"""The elements of the expression language: columns, binds, texts, operators applied, casts, cases, labels.

They are plain values. Nothing here puts SQL text together: ``_expression()`` gives the description that the
renderer turns into SQL, parentheses and anonymous names included.
"""

from . import operators
from .encode import current, encode, from_value, value_of
from .names import (
    _anonymous_label,
    _truncated_label,
    anonymous,
    anonymous_bind,
    conv,
    join_names,
    name_value,
    new_id,
    quoted_name,
)
from .operators import ColumnOperators, op_value

_NO_ARG = object()
_rules_module = None


def rules():
    """The module that knows what types mean to expressions; loaded when the first type is needed."""
    global _rules_module
    if _rules_module is None:
        from . import type_rules

        _rules_module = type_rules
    return _rules_module


class Visitable:
    __visit_name__ = None


class ClauseElement(Visitable):
    """Everything that renders to SQL."""

    __visit_name__ = "clause"
    is_clause_element = True
    is_selectable = False
    is_dml = False
    is_text = False
    _is_text_clause = False
    _is_from = False
    _allow_label_resolve = True
    _annotations = {}
    _propagate_attrs = {}
    bind = None

    def _expression(self):
        """The value that describes this element inside another."""
        raise NotImplementedError(type(self).__name__)

    def _value(self):
        return value_of(self)

    def _children(self):
        return ()

    @property
    def _from_objects(self):
        found = []
        for child in self._children():
            found.extend(child._from_objects)
        return found

    def get_children(self, **_options):
        return list(self._children())

    def _clone(self, **_options):
        copy = self.__class__.__new__(self.__class__)
        copy.__dict__.update(self.__dict__)
        return copy

    def self_group(self, against=None):
        return self

    def _ungroup(self):
        return self

    def _annotate(self, values):
        return self

    def _deannotate(self, **_options):
        return self

    def compare(self, other, **_options):
        return self is other

    def params(self, *optional, **values):
        for given in optional:
            values.update(given)
        return _replace_binds(self, values)

    unique_params = params

    def compile(self, bind=None, dialect=None, **options):
        from .compiler import SQLCompiler

        return SQLCompiler(dialect or getattr(bind, "dialect", None), self, **options)

    def __str__(self):
        return str(self.compile())

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")

    def __clause_element__(self):
        return self

    @property
    def description(self):
        return str(self)


def _replace_binds(element, values):
    def replace(found):
        if isinstance(found, BindParameter) and found._given_key in values:
            return found._with_value(values[found._given_key])
        return None

    from .visitors import replacement_traverse

    return replacement_traverse(element, {}, replace)


class Executable:
    """What can be handed to ``execute()``."""

    supports_execution = True
    is_select = is_insert = is_update = is_delete = is_text = is_ddl = False
    _execution_options = {}

    def execution_options(self, **options):
        copy = self._clone()
        copy._execution_options = dict(self._execution_options, **options)
        return copy

    def get_execution_options(self):
        return self._execution_options

    def options(self, *_options):
        return self


class SQLCoreOperations:
    pass


class ColumnElement(ColumnOperators, SQLCoreOperations, ClauseElement):
    """An expression with a type: what may stand in a column list or beside an operator."""

    __visit_name__ = "column_element"
    primary_key = False
    foreign_keys = frozenset()
    key = None
    _type = None
    _is_implicitly_boolean = False
    _is_collection_aggregate = False
    _is_bind_parameter = False
    _is_star = False
    _render_label_in_columns_clause = True
    _tq_label = None
    _non_anon_label = None
    _order_by_label_element = None
    _proxies = ()

    @property
    def type(self):
        if self._type is None:
            self._type = rules().NULLTYPE()
        return self._type

    @type.setter
    def type(self, value):
        self._type = value

    @property
    def comparator(self):
        found = self.__dict__.get("_comparator")
        if found is None:
            found = self.__dict__["_comparator"] = rules().comparator(self)
        return found

    def __getattr__(self, name):
        if name[:1] == "_" or name in ("name", "table", "type"):
            raise AttributeError(name)
        comparator = self.comparator
        try:
            return getattr(comparator, name)
        except AttributeError:
            raise AttributeError(
                "Neither %r object nor %r object has an attribute %r" % (type(self).__name__, type(comparator).__name__, name)
            ) from None

    def operate(self, op, *other, **options):
        return op(self.comparator, *other, **options)

    def reverse_operate(self, op, other, **options):
        return self.comparator.reverse_operate(op, other, **options)

    __hash__ = object.__hash__

    def _bind_param(self, operator, obj, type_=None, expanding=False):
        return BindParameter(None, obj, type_, unique=True, expanding=expanding, _compared_to_operator=operator, _compared_to_type=self.type)

    @property
    def expression(self):
        return self

    @property
    def base_columns(self):
        return {self}

    @property
    def proxy_set(self):
        found = {self}
        for proxied in self._proxies:
            found |= proxied.proxy_set
        return found

    def shares_lineage(self, other):
        return bool(self.proxy_set & other.proxy_set)

    @property
    def _select_iterable(self):
        return (self,)

    def _negate(self):
        if rules().is_boolean(self.type):
            return AsBoolean(self, operators.is_false, operators.is_true)
        return UnaryExpression(self, operator=operators.inv)

    def cast(self, type_):
        return Cast(self, type_)

    def label(self, name):
        return Label(name, self, self.type)

    # names ------------------------------------------------------------------------------------------------------

    @property
    def _id(self):
        found = self.__dict__.get("_identity")
        if found is None:
            found = self.__dict__["_identity"] = new_id()
        return found

    @property
    def _own_name(self):
        return None

    def _anon_label(self, seed, extra=None):
        identity = self._id
        if extra:
            identity = "%s:%s" % (identity, extra)
            seed = (seed or "anon") + "_"
        if isinstance(seed, _anonymous_label):
            return seed + _anonymous_label(((identity, ""),))
        return anonymous(identity, seed or "anon")

    @property
    def _anon_name_label(self):
        return self._anon_label(self._own_name)

    @property
    def _anon_tq_label(self):
        return self._anon_label(self._tq_label)

    def _dedupe_anon_label_idx(self, index):
        name = self._own_name
        if name is None:
            return self._dedupe_anon_tq_label_idx(index)
        return self._anon_label(name, index)

    def _dedupe_anon_tq_label_idx(self, index):
        return self._anon_label(self._tq_label or "anon", index)

    @property
    def _proxy_key(self):
        name = self.key or self._non_anon_label
        return None if isinstance(name, _anonymous_label) else name

    def _make_proxy(self, selectable, name=None, key=None, **_options):
        if name is None:
            name = self._anon_name_label
            if key is None:
                key = self._proxy_key
        elif key is None:
            key = name
        column = ColumnClause(name, type_=self.type, _selectable=selectable)
        column._proxies = (self,)
        return key, column

    @property
    def anon_label(self):
        return self._anon_name_label


class KeyedColumnElement(ColumnElement):
    pass


class WrapsColumnExpression(ColumnElement):
    """An expression that goes by the name of the column inside it, as a cast does."""

    @property
    def wrapped_column_expression(self):
        raise NotImplementedError()

    @property
    def _tq_label(self):
        return self.wrapped_column_expression._tq_label

    @property
    def _anon_name_label(self):
        wrapped = self.wrapped_column_expression
        if not wrapped._is_text_clause:
            return wrapped._non_anon_label or wrapped._anon_name_label
        return ColumnElement._anon_name_label.fget(self)

    def _dedupe_anon_label_idx(self, index):
        name = self.wrapped_column_expression._non_anon_label
        if name:
            return self._anon_label(name + "_")
        return self._dedupe_anon_tq_label_idx(index)

    @property
    def _proxy_key(self):
        wrapped = self.wrapped_column_expression
        if not wrapped._is_text_clause:
            return wrapped._proxy_key
        return ColumnElement._proxy_key.fget(self)


# ---------------------------------------------------------------------------------------------------------------- coercion


def to_clause(element):
    """The clause element behind an object that stands for one (ORM attributes, entities), or None."""
    while not isinstance(element, ClauseElement):
        if isinstance(element, type):
            # a mapped class stands for its table
            return getattr(element, "__table__", None)
        asked = getattr(element, "__clause_element__", None)
        if asked is None:
            return None
        element = asked()
    return element


def scalar_if_select(element):
    """A SELECT used as a value becomes a scalar subquery."""
    if getattr(element, "is_selectable", False) and not isinstance(element, ColumnElement):
        if hasattr(element, "scalar_subquery"):
            return element.scalar_subquery()
        inner = getattr(element, "element", None)
        if hasattr(inner, "scalar_subquery"):
            return inner.set_label_style(inner._label_style).scalar_subquery() if hasattr(inner, "set_label_style") else inner.scalar_subquery()
    return element


def expression_of(element, name=None, type_=None, expr=None, operator=None):
    """What a value or element means where an expression is wanted; a plain value becomes a bind."""
    clause = to_clause(element)
    if clause is not None:
        if isinstance(clause, BindParameter) and expr is not None and rules().is_null(clause._type):
            return clause._with_binary_element_type(rules().coerce_compared(expr.type, operator, clause.value))
        return scalar_if_select(clause)
    if expr is not None:
        return expr._bind_param(operator, element, type_)
    if element is None and not getattr(type_, "should_evaluate_none", False):
        return null()
    return BindParameter(name, element, type_, unique=True)


def condition_of(element):
    """What an element means as a condition: None, True and False become constants, plain text is refused."""
    clause = to_clause(element)
    if clause is not None:
        return scalar_if_select(clause)
    if element is None:
        return null()
    if element is True:
        return true()
    if element is False:
        return false()
    if isinstance(element, str):
        from ..exc import ArgumentError

        raise ArgumentError("Textual SQL expression %r should be explicitly declared as text(%r)" % (element, element))
    from ..exc import ArgumentError

    raise ArgumentError("SQL expression for WHERE/HAVING role expected, got %r." % (element,))


def const_of(element):
    clause = to_clause(element)
    if clause is not None:
        return clause
    if element is None:
        return null()
    return true() if element else false()


def column_of(element):
    """What an element means in a list of columns; text becomes a column name."""
    clause = to_clause(element)
    if clause is not None:
        return scalar_if_select(clause)
    if isinstance(element, str):
        return ColumnClause(element, is_literal=element == "*")
    if element is None:
        return null()
    if element is True or element is False:
        return true() if element else false()
    from numbers import Number

    if isinstance(element, Number):
        return ColumnClause(str(element), is_literal=True)
    from ..exc import ArgumentError

    raise ArgumentError("Column expression, FROM clause, or other columns clause element expected, got %r." % (element,))


def by_of(element):
    """What an element means in ORDER BY or GROUP BY: text is the name of a column or label."""
    if isinstance(element, str):
        return _textual_label_reference(element)
    clause = to_clause(element)
    if clause is None:
        from ..exc import ArgumentError

        raise ArgumentError("ORDER BY / GROUP BY / etc. expression expected, got %r." % (element,))
    clause = scalar_if_select(clause)
    if isinstance(clause, ColumnElement) and clause._order_by_label_element is not None:
        return _label_reference(clause)
    return clause


def grouped_by(element):
    """The same for GROUP BY, where a label stands for its expression."""
    clause = by_of(element)
    return clause.element if isinstance(clause, _label_reference) else clause


# ------------------------------------------------------------------------------------------------------------- leaves


class Null(ColumnElement):
    __visit_name__ = "null"

    def _expression(self):
        return {"k": "null"}


class True_(ColumnElement):
    __visit_name__ = "true"
    _is_implicitly_boolean = True

    @property
    def type(self):
        return rules().boolean()

    def _expression(self):
        return {"k": "true"}

    def _negate(self):
        return false()


class False_(ColumnElement):
    __visit_name__ = "false"
    _is_implicitly_boolean = True

    @property
    def type(self):
        return rules().boolean()

    def _expression(self):
        return {"k": "false"}

    def _negate(self):
        return true()


_NULL, _TRUE, _FALSE = Null(), True_(), False_()


def null():
    return _NULL


def true():
    return _TRUE


def false():
    return _FALSE


class NamedColumn(KeyedColumnElement):
    name = None

    @property
    def _own_name(self):
        return self.name

    @property
    def _non_anon_label(self):
        return self.name

    @property
    def _tq_label(self):
        return self._gen_tq_label(self.name)

    def _gen_tq_label(self, name):
        return name

    def _bind_param(self, operator, obj, type_=None, expanding=False):
        return BindParameter(self.key, obj, type_, unique=True, expanding=expanding, _compared_to_operator=operator, _compared_to_type=self.type)


class ColumnClause(NamedColumn):
    """A column by its name, of a table or of nothing: what ``column()`` and ``literal_column()`` make."""

    __visit_name__ = "column"
    table = None
    is_literal = False
    onupdate = default = server_default = server_onupdate = None

    def __init__(self, text, type_=None, is_literal=False, _selectable=None):
        self.key = self.name = text
        self.table = _selectable
        self.is_literal = is_literal
        if type_ is not None:
            self._type = rules().to_instance(type_)

    def _expression(self):
        if self.is_literal:
            value = {"k": "literal_column", "text": str(self.name)}
            if self.table is not None:
                value["from"] = from_value(self.table)
            return value
        value = {"k": "column", "name": name_value(self.name)}
        if self.table is not None:
            value["from"] = from_value(self.table)
        return value

    @property
    def _from_objects(self):
        return [self.table] if self.table is not None else []

    @property
    def _render_label_in_columns_clause(self):
        return self.table is not None

    @property
    def _ddl_label(self):
        return self._gen_tq_label(self.name)

    def _gen_tq_label(self, name):
        table = self.table
        if self.is_literal:
            return None
        if table is None or not getattr(table, "named_with_column", False):
            return name
        schema = getattr(table, "schema", None)
        if schema:
            label = join_names(schema.replace(".", "_") + "_", table.name, "_", name)
        else:
            label = join_names(table.name, "_", name)
        quote = getattr(name, "quote", None)
        if quote is None:
            quote = getattr(table.name, "quote", None)
        if label in table.c:
            base, counter = label, 1
            while label in table.c:
                label = "%s_%d" % (base, counter)
                counter += 1
        if isinstance(label, _anonymous_label):
            return label
        return _truncated_label(label, quote)

    def _make_proxy(self, selectable, name=None, key=None, disallow_is_literal=False, **_options):
        literal = not disallow_is_literal and self.is_literal and (name is None or name == self.name)
        column = ColumnClause(name or self.name, type_=self.type, is_literal=literal, _selectable=selectable)
        if name is None:
            column.key = self.key
        column._proxies = (self,)
        return column.key, column

    def __repr__(self):
        return "<sqlalchemy.sql.elements.ColumnClause at 0x%x; %s>" % (id(self), self.name)


class TableValuedColumn(NamedColumn):
    """A table-valued function used as one value."""

    __visit_name__ = "table_valued_column"

    def __init__(self, scalar_alias, type_):
        self.scalar_alias = scalar_alias
        self.key = self.name = scalar_alias.name
        self._type = type_

    def _expression(self):
        return {"k": "from_column", "from": from_value(self.scalar_alias)}

    @property
    def _from_objects(self):
        return [self.scalar_alias]


class TypeClause(ClauseElement):
    def __init__(self, type_):
        self.type = type_


class BindParameter(KeyedColumnElement):
    """A value, given now or with the execution."""

    __visit_name__ = "bindparam"
    _is_bind_parameter = True
    _is_crud = False
    _is_open = False

    def __init__(self, key, value=_NO_ARG, type_=None, unique=False, required=_NO_ARG, quote=None, callable_=None,
                 expanding=False, isoutparam=False, literal_execute=False, _compared_to_operator=None, _compared_to_type=None,
                 _is_crud=False):
        if required is _NO_ARG:
            required = value is _NO_ARG and callable_ is None
        if value is _NO_ARG:
            value = None
        self._given_key = key
        self._bind_id = new_id()
        self.key = anonymous_bind(self._bind_id, str(key) if key is not None and not isinstance(key, _anonymous_label) else "param") if unique or not key else key
        self.unique = unique
        self.value = value
        self.callable = callable_
        self.required = required
        self.expanding = expanding
        self.expand_op = None
        self.literal_execute = literal_execute
        self._is_crud = _is_crud
        if type_ is not None:
            self._type = rules().to_instance(type_)
        else:
            check = value
            if expanding:
                check = value[0] if value else None
            if _compared_to_type is not None:
                self._type = rules().coerce_compared(_compared_to_type, _compared_to_operator, check)
            else:
                self._type = rules().resolve_value(check)

    @property
    def effective_value(self):
        return self.callable() if self.callable is not None else self.value

    def _with_value(self, value, maintain_key=False, required=_NO_ARG):
        copy = self._clone()
        copy.value = value
        copy.callable = None
        copy.required = self.required if required is _NO_ARG else required
        if rules().is_null(copy._type):
            copy._type = rules().resolve_value(value[0] if copy.expanding and value else value)
        return copy

    def _with_binary_element_type(self, type_):
        copy = self._clone()
        copy._type = type_
        copy.__dict__.pop("_comparator", None)
        return copy

    def _clone(self, **_options):
        copy = ClauseElement._clone(self)
        copy.__dict__.pop("_identity", None)
        return copy

    def _expression(self):
        value = {"k": "bind", "name": name_value(self.key)}
        encoding = current()
        if encoding is not None:
            encoding.binds[self.key] = self
        if self.required and self.value is None and self.callable is None:
            value["required"] = True
        if self._is_open:
            value["open"] = True
        cast = rules().bind_cast(self.type)
        if cast is not None:
            value["cast"] = cast
        if self.expanding:
            value["expanding"] = True
            items = self.effective_value
            if items is not None:
                value["value"] = {"v": "list", "items": [rules().bind_value(self.type, item) for item in items]}
        elif not value.get("required"):
            given = self.effective_value
            made = value["value"] = rules().bind_value(self.type, given)
            if given is None and made is not None:
                value["none"] = True
            elif type(given) is str and rules().is_integer(self.type):
                try:
                    value["lit"] = int(given)
                except ValueError:
                    pass
        if self.literal_execute:
            value["literal"] = True
        return value

    def render_literal_execute(self):
        copy = self._clone()
        copy.literal_execute = True
        return copy


class AbstractTextClause(Executable, ClauseElement):
    pass


class TextClause(AbstractTextClause):
    """Literal SQL text with ``:name`` binds."""

    __visit_name__ = "textclause"
    is_text = True
    _is_text_clause = True
    _is_textual = True
    _render_label_in_columns_clause = False
    _allow_label_resolve = False
    _is_star = False
    _tq_label = None
    _non_anon_label = None
    _order_by_label_element = None
    key = None
    name = None

    def __init__(self, text):
        self.text = text
        self._bindparams = {}
        if ":" in text:
            for name in _bind_names(text):
                self._bindparams[name] = BindParameter(name)

    @property
    def type(self):
        return rules().NULLTYPE()

    @property
    def comparator(self):
        return rules().comparator(self)

    @property
    def _select_iterable(self):
        return (self,)

    @property
    def _hide_froms(self):
        return ()

    def _expression(self):
        value = {"k": "text", "text": str(self.text)}
        if self._bindparams:
            value["binds"] = {name: bind._expression() for name, bind in self._bindparams.items()}
        return value

    def _children(self):
        return tuple(self._bindparams.values())

    @property
    def _from_objects(self):
        return []

    def bindparams(self, *binds, **names_to_values):
        from ..exc import ArgumentError

        copy = self._clone()
        copy._bindparams = known = dict(self._bindparams)
        for bind in binds:
            if bind._given_key not in known:
                raise ArgumentError("This text() construct doesn't define a bound parameter named %r" % (bind._given_key,))
            known[bind._given_key] = bind
        for key, value in names_to_values.items():
            if key not in known:
                raise ArgumentError("This text() construct doesn't define a bound parameter named %r" % (key,))
            known[key] = known[key]._with_value(value, required=False)
        return copy

    def columns(self, *columns, **types):
        from .selectable import TextualSelect

        positional = [to_clause(c) for c in columns]
        named = [ColumnClause(name, type_) for name, type_ in types.items()]
        return TextualSelect(self, positional + named, bool(positional) and not named)

    def __and__(self, other):
        return and_(self, other)

    def __or__(self, other):
        return or_(self, other)

    def __invert__(self):
        return self._negate()

    def label(self, name):
        return Label(name, self, self.type)

    def desc(self):
        return UnaryExpression(self, modifier=operators.desc_op)

    def asc(self):
        return UnaryExpression(self, modifier=operators.asc_op)

    def _negate(self):
        return UnaryExpression(self, operator=operators.inv)


def _bind_names(text):
    """The names behind single colons in a text, in order, as the renderer will find them."""
    names = []
    position = text.find(":")
    length = len(text)
    while position != -1:
        start = end = position + 1
        while end < length and (text[end].isalnum() or text[end] == "_"):
            end += 1
        before = text[position - 1] if position else ""
        if end > start and not (before == ":" or before == "\\" or before == "_" or before.isalnum()) and not (end < length and text[end] == ":"):
            names.append(text[start:end])
        position = text.find(":", max(end, start))
    return names


def text(text):
    """Literal SQL text; ``:name`` marks a bind."""
    return TextClause(text)


# ------------------------------------------------------------------------------------------------ operators applied


class OperatorExpression(ColumnElement):
    group = True

    @property
    def is_comparison(self):
        return self.operator.is_comparison


class BinaryExpression(OperatorExpression):
    __visit_name__ = "binary"

    def __init__(self, left, right, operator, type_=None, negate=None, modifiers=None):
        self.left = left
        self.right = right
        self.operator = operator
        if type_ is not None:
            self._type = rules().to_instance(type_)
        self.negate = negate
        self.modifiers = modifiers or {}
        self._is_implicitly_boolean = operator.is_comparison or operator in ("and_", "or_")

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
        if self.operator == "is_true":
            return self.element._expression()
        return {"k": "is_false", "element": self.element._expression()}

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
        from ..exc import ArgumentError

        if not op.is_comparison:
            raise ArgumentError("Only comparison operators may be used with ANY/ALL")
        return self.comparator.operate(_MIRROR.get(op, op), *other, reverse=True, **options)

    def reverse_operate(self, op, other, **options):
        from ..exc import ArgumentError

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


def not_(clause):
    return operators.inv(expression_of(clause))


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
            return BindParameter(None, obj, self.type, unique=True, expanding=True, _compared_to_operator=operator)
        return Tuple(*[BindParameter(None, o, None, unique=True, _compared_to_operator=operator, _compared_to_type=t)
                       for o, t in zip(obj, self.type.types)])

    @property
    def _select_iterable(self):
        return tuple(self.clauses)


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


class Label(NamedColumn):
    __visit_name__ = "label"

    def __init__(self, name, element, type_=None):
        element = expression_of(element)
        while isinstance(element, Label):
            element = element.element
        self._label_id = new_id()
        self.name = name if name else anonymous(self._label_id, element.__dict__.get("name") or getattr(element, "_own_name", None) or "anon")
        self.key = self.name
        self.element = element
        self._type = rules().to_instance(type_) if type_ is not None else element.type
        self._proxies = (element,) if isinstance(element, ColumnElement) else ()

    @property
    def _tq_label(self):
        return self.name

    @property
    def _order_by_label_element(self):
        return self

    @property
    def _is_implicitly_boolean(self):
        return getattr(self.element, "_is_implicitly_boolean", False)

    @property
    def primary_key(self):
        return self.element.primary_key

    @property
    def foreign_keys(self):
        return self.element.foreign_keys

    def _bind_param(self, operator, obj, type_=None, expanding=False):
        return ColumnElement._bind_param(self, operator, obj, type_, expanding)

    def _children(self):
        return (self.element,)

    def _expression(self):
        encoding = current()
        if encoding is not None and encoding.named_label is self:
            return {"k": "label_name", "name": str(self.name), "label": name_value(self.name)}
        return {"k": "label", "name": name_value(self.name), "id": self._label_id, "element": self.element._expression()}

    def _negate(self):
        return Label(self.name, self.element._negate(), self.type)

    def as_reference(self):
        return _label_reference(self)

    def _make_proxy(self, selectable, name=None, key=None, **_options):
        if isinstance(self.element, ColumnClause):
            column = self.element._make_proxy(selectable, name=name or self.name, disallow_is_literal=True)[1]
        else:
            column = ColumnClause(name or self.name, type_=self.type, _selectable=selectable)
            column._proxies = (self.element,)
        column.key = self.key if not isinstance(self.key, _anonymous_label) else column.name
        column._type = self.type
        column._proxies = tuple(column._proxies) + (self,)
        return self.key, column


class _label_reference(ColumnElement):
    """A label where only its name is wanted, if the statement selects it."""

    __visit_name__ = "label_reference"

    def __init__(self, element):
        self.element = element

    @property
    def type(self):
        return self.element.type

    def _children(self):
        return (self.element,)

    @property
    def _order_by_label_element(self):
        return self.element._order_by_label_element

    def _expression(self):
        encoding = current()
        label = self._order_by_label_element
        if encoding is None or not encoding.labels or label is None:
            return self.element._expression()
        known = encoding.labels[1].get(label.name)
        if known is None or not label.shares_lineage(known):
            return self.element._expression()
        before, encoding.named_label = encoding.named_label, label
        try:
            return self.element._expression()
        finally:
            encoding.named_label = before


class _textual_label_reference(ColumnElement):
    """A column or label of the statement by its name."""

    __visit_name__ = "textual_label_reference"

    def __init__(self, element):
        self.element = element

    def _expression(self):
        encoding = current()
        if encoding is None or encoding.labels is None:
            return {"k": "text", "text": str(self.element)}
        found = encoding.labels[0].get(self.element)
        if found is None:
            return {"k": "label_name", "name": str(self.element)}
        before, encoding.named_label = encoding.named_label, found
        try:
            return found._expression()
        finally:
            encoding.named_label = before


class Over(ColumnElement):
    __visit_name__ = "over"

    def __init__(self, element, partition_by=None, order_by=None, range_=None, rows=None, groups=None, exclude=None):
        self.element = element
        self.partition_by = None if partition_by is None else _by_list(partition_by)
        self.order_by = None if order_by is None else _by_list(order_by)
        given = [(unit, bounds) for unit, bounds in (("RANGE", range_), ("ROWS", rows), ("GROUPS", groups)) if bounds is not None]
        if len(given) > 1:
            from ..exc import ArgumentError

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
    if isinstance(clauses, ClauseList):
        return list(clauses)
    return [by_of(clauses)]


class WithinGroup(ColumnElement):
    __visit_name__ = "withingroup"

    def __init__(self, element, *order_by):
        self.element = element
        self.order_by = [by_of(c) for c in order_by]

    @property
    def type(self):
        found = getattr(self.element, "within_group_type", None)
        return (found(self) if found is not None else None) or self.element.type

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


# ----------------------------------------------------------------------------------------------------- constructors


def column(text, type_=None, is_literal=False, _selectable=None):
    return ColumnClause(text, type_, is_literal, _selectable)


def literal_column(text, type_=None):
    return ColumnClause(text, type_, is_literal=True)


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


class DQLDMLClauseElement(ClauseElement):
    pass
