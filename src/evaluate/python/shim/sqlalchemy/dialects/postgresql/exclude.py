"""EXCLUDE constraints."""

from sqlalchemy import exc
from sqlalchemy.sql.elements import ClauseElement, ColumnClause, text
from sqlalchemy.sql.schema import (
    Column,
    ColumnCollectionConstraint,
    Constraint,
    _attach_with_columns,
    _column_of,
    _columns_in,
    _name,
)


def _first_name(expression):
    """The name of the first column that an expression mentions."""
    from sqlalchemy.sql.visitors import iterate

    for element in iterate(expression):
        if isinstance(element, ColumnClause):
            return element.name
    return None


class ExcludeConstraint(ColumnCollectionConstraint):
    __visit_name__ = "exclude_constraint"
    _writes_without_columns = 1
    _dialect_arguments = {}
    where = None

    def __init__(self, *elements, **kw):
        self._render_exprs = []
        self.operators = {}
        for expression, operator in elements:
            if not isinstance(expression, str):
                clause = getattr(expression, "__clause_element__", None)
                expression = clause() if clause is not None else expression
                if not isinstance(expression, ClauseElement):
                    raise exc.ArgumentError(
                        "String column name or column expression for DDL constraint expected, got %r." % (expression,)
                    )
            name = expression if isinstance(expression, str) else _first_name(expression)
            if name is not None:
                self.operators[name] = operator
            self._render_exprs.append((expression, name, operator))
        Constraint.__init__(self, kw.get("name"), kw.get("deferrable"), kw.get("initially"), kw.get("info"))
        self.using = kw.get("using", "gist")
        where = kw.get("where")
        if where is not None:
            self.where = text(where) if isinstance(where, str) else where
        self.ops = kw.get("ops", {})
        self._pending = [one[0] for one in self._render_exprs]
        self._columns = []
        columns = []
        for one in self._pending:
            columns += [] if isinstance(one, str) else [one] if isinstance(one, Column) else _columns_in(one)
        if not [one for one in self._pending if isinstance(one, str)]:
            _attach_with_columns(self, columns, columns)

    def _attach(self, table, **kw):
        if self.parent is table:
            return
        self._render_exprs = [
            (_column_of(table, one, self) if isinstance(one, str) else one, name, operator)
            for one, name, operator in self._render_exprs
        ]
        self._columns = [one for one, _, _ in self._render_exprs if isinstance(one, Column)]
        Constraint._attach(self, table)

    def _copy(self, target_table=None, **kw):
        other = ExcludeConstraint(
            *[(one.key if isinstance(one, Column) else one, operator) for one, _, operator in self._render_exprs],
            name=self.name,
            deferrable=self.deferrable,
            initially=self.initially,
            where=self.where,
            using=self.using,
        )
        return other

    def _value(self):
        value = self._shared()
        value["kind"] = "exclude"
        value["using"] = self.using
        elements = value["elements"] = []
        for one, _, operator in self._render_exprs:
            element = {"expression": one._value(), "operator": operator}
            key = getattr(one, "key", None)
            if key is not None and key in self.ops:
                element["operator_class"] = self.ops[key]
            elements.append(element)
        if self.where is not None:
            value["where"] = self.where._value()
        if self._columns:
            value["columns"] = [_name(column.name) for column in self._columns]
        return value
