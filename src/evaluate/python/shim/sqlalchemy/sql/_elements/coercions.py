"""What a value or an object means where a clause is wanted; constants and labels, and references to labels."""

from ..encode import current
from ..names import _anonymous_label, anonymous, name_value, new_id
from .base import ClauseElement, ColumnElement, rules
from .leaves import BindParameter, ColumnClause, NamedColumn

__name__ = "sqlalchemy.sql.elements"  # where users find what is defined here


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
        from ...exc import ArgumentError

        raise ArgumentError("Textual SQL expression %r should be explicitly declared as text(%r)" % (element, element))
    from ...exc import ArgumentError

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
    from ...exc import ArgumentError

    raise ArgumentError("Column expression, FROM clause, or other columns clause element expected, got %r." % (element,))


def by_of(element):
    """What an element means in ORDER BY or GROUP BY: text is the name of a column or label."""
    if isinstance(element, str):
        return _textual_label_reference(element)
    clause = to_clause(element)
    if clause is None:
        from ...exc import ArgumentError

        raise ArgumentError("ORDER BY / GROUP BY / etc. expression expected, got %r." % (element,))
    clause = scalar_if_select(clause)
    if isinstance(clause, ColumnElement) and clause._order_by_label_element is not None:
        return _label_reference(clause)
    return clause


def grouped_by(element):
    """The same for GROUP BY, where a label stands for its expression."""
    clause = by_of(element)
    return clause.element if isinstance(clause, _label_reference) else clause


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
