"""Elements with no other inside: columns by their names, binds, texts."""

from .. import operators
from ..encode import current, from_value
from ..names import _anonymous_label, _truncated_label, anonymous_bind, characters, join_names, name_value, new_id, truncatable
from .base import ClauseElement, Executable, KeyedColumnElement, _NO_ARG, rules

__name__ = "sqlalchemy.sql.elements"  # where users find what is defined here


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
        if self.key != self.name and not isinstance(self.key, _anonymous_label):
            value["key"] = str(self.key)
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

    def _make_proxy(self, selectable, name=None, key=None, disallow_is_literal=False, name_is_truncatable=False, **_options):
        literal = not disallow_is_literal and self.is_literal and (name is None or name == self.name)
        proxied = truncatable(name or self.name) if name_is_truncatable else name or self.name
        column = self._proxy_class(proxied, type_=self.type, is_literal=literal, _selectable=selectable)
        if name is None:
            column.key = self.key
        column._proxies = (self,)
        return column.key, column

    def __repr__(self):
        return "<sqlalchemy.sql.elements.ColumnClause at 0x%x; %s>" % (id(self), self.name)


ColumnClause._proxy_class = ColumnClause


class ProxyColumn(ColumnClause):
    """What stands for a table's column in a subquery or alias.

    Not the base of Column: Python asks the right side of a comparison first where its class derives from the left one's,
    and so the two would change sides.
    """


ProxyColumn._proxy_class = ProxyColumn


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
        if encoding is not None and encoding.names_only:
            value["expanding"] = self.expanding
            value["value"] = {"v": "list", "items": []} if self.expanding else None
        elif self.expanding:
            value["expanding"] = True
            items = self.effective_value
            if items is not None:
                value["value"] = {"v": "list", "items": [rules().bind_value(self.type, item) for item in items]}
        elif not value.get("required"):
            given = self.effective_value
            made = value["value"] = rules().bind_value(self.type, given)
            if given is None and made is not None:
                value["none"] = True
            else:
                literal = rules().own_literal(self.type, given)
                if literal is not None:
                    value["lit"] = literal
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
        value = {"k": "text", "text": characters(self.text)}
        if self._bindparams:
            value["binds"] = {name: bind._expression() for name, bind in self._bindparams.items()}
        return value

    def _children(self):
        return tuple(self._bindparams.values())

    @property
    def _from_objects(self):
        return []

    def bindparams(self, *binds, **names_to_values):
        from ...exc import ArgumentError

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
        from ..selectable import TextualSelect
        from .coercions import to_clause

        positional = [to_clause(c) for c in columns]
        named = [ColumnClause(name, type_) for name, type_ in types.items()]
        return TextualSelect(self, positional + named, bool(positional) and not named)

    def __and__(self, other):
        from .expressions import and_

        return and_(self, other)

    def __or__(self, other):
        from .expressions import or_

        return or_(self, other)

    def __invert__(self):
        return self._negate()

    def label(self, name):
        from .coercions import Label

        return Label(name, self, self.type)

    def desc(self):
        from .expressions import UnaryExpression

        return UnaryExpression(self, modifier=operators.desc_op)

    def asc(self):
        from .expressions import UnaryExpression

        return UnaryExpression(self, modifier=operators.asc_op)

    def _negate(self):
        from .expressions import UnaryExpression

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


def column(text, type_=None, is_literal=False, _selectable=None):
    return ColumnClause(text, type_, is_literal, _selectable)


def literal_column(text, type_=None):
    return ColumnClause(text, type_, is_literal=True)
