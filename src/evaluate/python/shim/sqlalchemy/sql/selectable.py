"""What a SELECT reads from, and the SELECT itself."""

from . import operators
from .collections import ColumnCollection
from .elements import (
    BindParameter,
    ClauseElement,
    ClauseList,
    ColumnClause,
    ColumnElement,
    expression_of,
    to_clause,
)
from .encode import from_value
from .names import name_value, new_id


class ReturnsRows(ClauseElement):
    is_selectable = True
    _is_from_clause = False
    _is_select_base = False


class Selectable(ReturnsRows):
    pass


class FromClause(Selectable):
    """Something that can stand after FROM."""

    _is_from_clause = True
    named_with_column = False
    schema = None
    name = None
    _hide_froms = ()
    _c = None

    @property
    def _id(self):
        found = self.__dict__.get("_identity")
        if found is None:
            found = self.__dict__["_identity"] = new_id()
        return found

    def _from_value(self):
        """The full description of this, sent once in every statement."""
        raise NotImplementedError(type(self).__name__)

    def _expression(self):
        return {"k": "from", "from": from_value(self)}

    @property
    def columns(self):
        if self._c is None:
            self._c = ColumnCollection()
            self._populate()
        return self._c

    c = columns

    @property
    def exported_columns(self):
        return self.columns

    @property
    def entity_namespace(self):
        return self.columns

    @property
    def description(self):
        return str(self.name)

    def _populate(self):
        pass

    @property
    def _from_objects(self):
        return [self]

    @property
    def _select_iterable(self):
        return tuple(self.columns)

    @property
    def _all_selected_columns(self):
        return list(self.columns)

    def corresponding_column(self, column, require_embedded=False):
        return self.columns.corresponding_column(column)

    def is_derived_from(self, other):
        return self is other


class TableClause(FromClause):
    """A table by its name and columns, as ``table()`` makes it."""

    __visit_name__ = "table"
    named_with_column = True
    implicit_returning = False
    primary_key = ()
    foreign_keys = frozenset()

    def __init__(self, name, *columns, schema=None, **_options):
        self.name = name
        self.schema = schema
        self.fullname = "%s.%s" % (schema, name) if schema is not None else name
        self._c = ColumnCollection()
        for column in columns:
            self.append_column(column)

    def append_column(self, column, **_options):
        if getattr(column, "table", None) is not None and column.table is not self:
            from ..exc import ArgumentError

            raise ArgumentError("column object '%s' already assigned to table '%s'" % (column.key, column.table.description))
        self._c.add(column)
        column.table = self

    def _from_value(self):
        value = {"k": "table", "id": self._id, "name": name_value(self.name)}
        if self.schema is not None:
            value["schema"] = name_value(self.schema)
        return value

    def __str__(self):
        return self.name


def table(name, *columns, schema=None, **options):
    return TableClause(name, *columns, schema=schema, **options)


def in_element(expr, op, obj):
    """The right side of IN: a subquery, a list of expressions, or one bind that expands."""
    from ..exc import ArgumentError

    clause = to_clause(obj)
    if clause is not None:
        if getattr(clause, "_is_select_base", False):
            return clause.scalar_subquery()
        if isinstance(clause, BindParameter):
            copy = clause._clone()
            copy.expanding = True
            copy.expand_op = op
            return copy
        if hasattr(clause, "scalar_values"):
            return clause.scalar_values()
        if getattr(clause, "_is_from_clause", False):
            inner = getattr(clause, "element", None)
            return (inner if getattr(inner, "_is_select_base", False) else clause.select()).scalar_subquery()
        return clause
    if isinstance(obj, (str, bytes)) or not hasattr(obj, "__iter__"):
        raise ArgumentError("IN expression list, SELECT construct, or bound parameter object expected, got %r." % (obj,))
    items = list(obj)
    clauses = [to_clause(item) for item in items]
    for one in clauses:
        if one is not None:
            return ClauseList(
                *[c if c is not None else expr._bind_param(op, item) for c, item in zip(clauses, items)], _convert=False
            )
    made = expr._bind_param(op, items, expanding=True)
    made.expand_op = op
    return made
