"""UNION and its kin, and texts that give rows."""

from ..collections import ColumnCollection
from ..elements import to_clause
from ..encode import current, from_value
from .alias import AliasedReturnsRows, CTE
from .base import FromClause
from .select_base import GenerativeSelect, SelectBase

__name__ = "sqlalchemy.sql.selectable"  # where users find what is defined here


class CompoundSelect(GenerativeSelect):
    """UNION, INTERSECT, EXCEPT."""

    __visit_name__ = "compound_select"

    def __init__(self, keyword, *selects):
        self.keyword = keyword
        self.selects = []
        for one in selects:
            clause = to_clause(one)
            if isinstance(clause, AliasedReturnsRows) and not isinstance(clause, CTE):
                clause = clause.element
            if isinstance(clause, (FromClause, CTE)):
                clause = clause.select()
            self.selects.append(clause)

    @property
    def _all_selected_columns(self):
        return self.selects[0]._all_selected_columns

    @property
    def selected_columns(self):
        return self.selects[0].selected_columns

    def set_label_style(self, style):
        copy = self._clone()
        copy._label_style = style
        copy.selects = [self.selects[0].set_label_style(style)] + self.selects[1:]
        return copy

    def _proxy_columns(self, selectable):
        self.selects[0]._proxy_columns(selectable)
        for at, column in enumerate(selectable._c):
            for other in self.selects[1:]:
                columns = other._all_selected_columns
                if at < len(columns):
                    column._proxies = tuple(column._proxies) + (columns[at],)

    def _cte_column_names(self):
        return self.selects[0]._cte_column_names()

    def scalar_type(self):
        return self._all_selected_columns[0].type

    def _children(self):
        return tuple(self.selects)

    def _expression(self):
        encoding = current()
        value = {"k": "compound", "keyword": self.keyword, "selects": []}
        for one in self.selects:
            made = one._expression()
            if isinstance(one, CompoundSelect) or one._needs_parentheses():
                made = {"k": "grouping", "element": made}
            value["selects"].append(made)
        labels = {}
        for c in self._all_selected_columns:
            if c._allow_label_resolve:
                labels[c._tq_label or c.key] = c
                if c.key is not None:
                    labels.setdefault(c.key, c)
        before = encoding.labels
        encoding.labels = (labels, labels)
        if self._group_by_clauses:
            value["group_by"] = [c._expression() for c in self._group_by_clauses]
        if self._order_by_clauses:
            value["order_by"] = [c._expression() for c in self._order_by_clauses]
        encoding.labels = before
        self._limits(value)
        if self._independent_ctes:
            value["ctes"] = [from_value(c) for c in self._independent_ctes]
        return value


class TextualSelect(SelectBase):
    """``text(…).columns(…)``"""

    __visit_name__ = "textual_select"

    def __init__(self, element, columns, positional=False):
        self.element = element
        self.column_args = list(columns)
        self.positional = positional

    @property
    def _all_selected_columns(self):
        return self.column_args

    @property
    def selected_columns(self):
        return ColumnCollection([(c.key, c) for c in self.column_args])

    def set_label_style(self, style):
        return self

    def bindparams(self, *binds, **values):
        return TextualSelect(self.element.bindparams(*binds, **values), self.column_args, self.positional)

    def _proxy_columns(self, selectable):
        for column in self.column_args:
            key, made = column._make_proxy(selectable)
            selectable._c.add(made, key)

    def _cte_column_names(self):
        return [c.name for c in self.column_args]

    def _children(self):
        return (self.element,)

    def _needs_parentheses(self):
        return False

    def _expression(self):
        value = {"k": "text_select", "element": self.element._expression()}
        if self._independent_ctes:
            value["ctes"] = [from_value(c) for c in self._independent_ctes]
        return value


class SelectStatementGrouping(SelectBase):
    pass
