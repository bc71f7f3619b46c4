"""Others by another name: aliases, subqueries, CTEs, LATERAL, TABLESAMPLE, functions as tables."""

from ..elements import ColumnClause, TableValuedColumn, expression_of, text, to_clause
from ..encode import from_value
from ..names import _anonymous_label, anonymous, name_value, new_id
from .base import FromClause, NamedFromClause

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here


class AliasedReturnsRows(NamedFromClause):
    """A selectable under another name."""

    def __init__(self, selectable, name=None):
        self.element = selectable
        if name is None:
            base = "anon"
            if getattr(selectable, "named_with_column", False):
                base = selectable.name
                if isinstance(base, _anonymous_label):
                    base = "anon"
            name = anonymous(self._id, base or "anon")
        self.name = name

    def _populate(self):
        for column in self.element.columns:
            key, made = column._make_proxy(self)
            self._c.add(made, key)

    @property
    def original(self):
        return self.element

    @property
    def primary_key(self):
        return [column for column in self.columns if column.primary_key]

    def is_derived_from(self, other):
        return self is other or self.element is other or getattr(self.element, "is_derived_from", lambda o: False)(other)


class FromClauseAlias(AliasedReturnsRows):
    pass


class Alias(FromClauseAlias):
    __visit_name__ = "alias"

    def _from_value(self):
        return {"k": "alias", "id": self._id, "name": name_value(self.name), "element": from_value(self.element)}


class Lateral(FromClauseAlias):
    __visit_name__ = "lateral"
    _is_lateral = True

    def _from_value(self):
        from .select_base import SelectBase

        if isinstance(self.element, SelectBase):
            return {"k": "subquery", "id": self._id, "name": name_value(self.name), "element": self.element._expression(), "lateral": True}
        if isinstance(self.element, FromClause):
            return {"k": "alias", "id": self._id, "name": name_value(self.name), "element": from_value(self.element), "lateral": True}
        return {"k": "table_function", "id": self._id, "name": name_value(self.name), "function": self.element._expression(), "lateral": True}

    def _populate(self):
        from .select_base import SelectBase

        if isinstance(self.element, SelectBase):
            self.element._proxy_columns(self)
        else:
            FromClauseAlias._populate(self)


class TableSample(FromClauseAlias):
    __visit_name__ = "tablesample"

    def __init__(self, selectable, sampling, name=None, seed=None):
        from ..functions import Function, FunctionElement, func

        FromClauseAlias.__init__(self, selectable, name)
        self.sampling = sampling if isinstance(sampling, FunctionElement) else func.system(sampling)
        self.seed = seed

    def _from_value(self):
        value = {
            "k": "table_sample", "id": self._id, "name": name_value(self.name), "element": from_value(self.element),
            "sampling": self.sampling._expression(),
        }
        if self.seed is not None:
            value["seed"] = expression_of(self.seed)._expression()
        return value


class Subquery(AliasedReturnsRows):
    """A SELECT in FROM."""

    __visit_name__ = "subquery"
    _is_subquery = True

    def _populate(self):
        self.element._proxy_columns(self)

    def _from_value(self):
        return {"k": "subquery", "id": self._id, "name": name_value(self.name), "element": self.element._expression()}

    def as_scalar(self):
        return self.element.scalar_subquery()

    @property
    def _select_iterable(self):
        return tuple(self.columns)


class CTE(AliasedReturnsRows):
    """A common table expression."""

    __visit_name__ = "cte"

    def __init__(self, selectable, name=None, recursive=False, nesting=False, _cte_alias=None, _restates=None, _prefixes=(), _suffixes=()):
        self.recursive = recursive
        self.nesting = nesting
        self._cte_alias = _cte_alias
        self._restates = _restates
        self._prefixes = tuple(_prefixes)
        self._suffixes = tuple(_suffixes)
        AliasedReturnsRows.__init__(self, selectable, name)

    def _populate(self):
        if self._cte_alias is not None:
            AliasedReturnsRows._populate(self)
        else:
            self.element._proxy_columns(self)

    def alias(self, name=None, flat=False):
        return CTE(self.element, name, self.recursive, self.nesting, _cte_alias=self)

    def _restated(self, element):
        return CTE(element, self.name, self.recursive, self.nesting, _restates=self, _prefixes=self._prefixes, _suffixes=self._suffixes)

    def union(self, *others):
        return self._restated(self.element.union(*others))

    def union_all(self, *others):
        return self._restated(self.element.union_all(*others))

    def prefix_with(self, *prefixes, dialect="*"):
        copy = self._with_new_identity()
        copy._prefixes = self._prefixes + tuple([_prefix(p) for p in prefixes if dialect in ("*", "postgresql", None)])
        return copy

    def suffix_with(self, *suffixes, dialect="*"):
        copy = self._with_new_identity()
        copy._suffixes = self._suffixes + tuple([_prefix(p) for p in suffixes if dialect in ("*", "postgresql", None)])
        return copy

    def _with_new_identity(self):
        copy = CTE(self.element, self.name, self.recursive, self.nesting, self._cte_alias, self._restates, self._prefixes, self._suffixes)
        return copy

    def _from_value(self):
        value = {"k": "cte", "id": self._id, "name": name_value(self.name)}
        if self._cte_alias is not None:
            value["alias_of"] = from_value(self._cte_alias)
            return value
        if self.recursive:
            value["recursive"] = True
        if self.nesting:
            value["nesting"] = True
        if self._restates is not None:
            value["restates"] = self._restates._id
        if self.recursive or getattr(self.element, "_name_cte_columns", False):
            value["columns"] = [name_value(name) for name in self.element._cte_column_names()]
        if self._prefixes:
            value["prefixes"] = [p._expression() for p in self._prefixes]
        if self._suffixes:
            value["suffixes"] = [p._expression() for p in self._suffixes]
        value["element"] = self.element._expression()
        return value


class TableValuedAlias(Alias):
    """A function that gives rows."""

    __visit_name__ = "table_valued_alias"
    _render_derived = False
    _render_derived_w_types = False

    def __init__(self, function, columns, name=None):
        self._column_args = columns
        Alias.__init__(self, function, name)

    def _populate(self):
        if self._column_args is None:
            made = ColumnClause(anonymous(new_id(), self.element.name), self.element._type, _selectable=self)
            self._c.add(made, self.element.name)
        for column in self._column_args or ():
            made = ColumnClause(column.name, column._type, _selectable=self)
            self._c.add(made)

    @property
    def column(self):
        return TableValuedColumn(self, self.element.type)

    def alias(self, name=None, flat=False):
        return self._again(name)

    def _again(self, name):
        """The same rows under another name: one made from this one's where none is given."""
        copy = TableValuedAlias(self.element, self._column_args, name)
        if name is None and not isinstance(self.name, _anonymous_label):
            copy.name = anonymous(copy._id, self.name)
        return copy

    def lateral(self, name=None):
        copy = self._again(name)
        copy._is_lateral = True
        copy._render_derived, copy._render_derived_w_types = self._render_derived, self._render_derived_w_types
        return copy

    def render_derived(self, name=None, with_types=False):
        copy = TableValuedAlias(self.element, self._column_args, name)
        copy._is_lateral = self._is_lateral
        copy._render_derived = True
        copy._render_derived_w_types = with_types
        return copy

    def _from_value(self):
        value = {"k": "table_function", "id": self._id, "name": name_value(self.name), "function": self.element._expression()}
        if self._is_lateral:
            value["lateral"] = True
        if self._render_derived:
            value["columns"] = [
                [name_value(c.name), c.type._value() if self._render_derived_w_types else None] for c in self.columns
            ]
        return value


def _prefix(element):
    return text(element) if isinstance(element, str) else to_clause(element)
