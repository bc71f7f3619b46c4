"""Indexes."""

from sqlalchemy import exc
from sqlalchemy.sql._schema.base import (
    SchemaItem,
    _Columns,
    _ddl_expression,
    _given_name,
    _next_creation_order,
    _with_options,
)
from sqlalchemy.sql._schema.column import Column
from sqlalchemy.sql._schema.constraint import ColumnCollectionMixin, _attach_with_columns, _columns_in, _moved
from sqlalchemy.sql.elements import ClauseElement, ColumnClause, quoted_name
from sqlalchemy.types import _name

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


class Index(ColumnCollectionMixin, SchemaItem):
    __visit_name__ = "index"
    table = None
    # No convention applies to the name that was given.
    _plain_name = False
    _dialect_arguments = {
        "using": False,
        "include": None,
        "where": None,
        "ops": {},
        "concurrently": False,
        "with": {},
        "tablespace": None,
        "nulls_not_distinct": None,
        "invalid": None,
    }

    def __init__(
        self, name, *expressions, unique=False, quote=None, info=None, _table=None, _column_flag=False, **dialect_kw
    ):
        self.name = name if name is None or quote is None and isinstance(name, quoted_name) else quoted_name(name, quote)
        self.unique = unique
        self._column_flag = _column_flag
        self._creation_order = _next_creation_order()
        if info is not None:
            self.info = info
        self._validate_dialect_kwargs(dialect_kw)
        self._pending = [self._as_expression(one) for one in expressions]
        self.expressions = [one for one in self._pending if not isinstance(one, str)]
        if _table is not None:
            self._set_parent_with_dispatch(_table)
            return
        columns = []
        for one in self._pending:
            found = [one] if isinstance(one, Column) else [] if isinstance(one, str) else _columns_in(one)
            columns += found
        tables = {id(column.table): column.table for column in columns if column.table is not None}
        if len(tables) == 1 and [one for one in self._pending if isinstance(one, str)]:
            # names are looked up where the columns beside them belong
            self._set_parent_with_dispatch(tables.popitem()[1])
        elif columns and not [one for one in self._pending if isinstance(one, str)]:
            _attach_with_columns(self, columns, columns)

    @staticmethod
    def _as_expression(one):
        if isinstance(one, str):
            return one
        clause = getattr(one, "__clause_element__", None)
        one = clause() if clause is not None else one
        if not isinstance(one, ClauseElement):
            raise exc.ArgumentError("String column name or column expression for DDL constraint expected, got %r." % (one,))
        return one

    @property
    def parent(self):
        return self.table

    @property
    def columns(self):
        found = []
        for one in self.expressions:
            for column in [one] if isinstance(one, Column) else _columns_in(one):
                if not [known for known in found if known is column]:
                    found.append(column)
        return _Columns(found)

    c = columns

    def __iter__(self):
        return iter(self.columns)

    def _attach(self, table, **kw):
        if self.table is not None and table is not self.table:
            raise exc.ArgumentError(
                f"Index '{self.name}' is against table '{self.table.description}', and cannot be associated with table "
                f"'{table.description}'."
            )
        expressions = []
        for one in self._pending:
            if isinstance(one, str):
                found = table.c.get(one)
                if found is None:
                    raise exc.ConstraintColumnNotFoundError(
                        f"Can't create Index on table '{table.description}': no column named '{one}' is present."
                    )
                one = found
            expressions.append(one)
        self.expressions = expressions
        self.table = table
        table.indexes.add(self)

    def create(self, bind, checkfirst=False):
        from sqlalchemy.sql.ddl import create_index

        create_index(self, bind, checkfirst)

    def drop(self, bind, checkfirst=False):
        from sqlalchemy.sql.ddl import drop_index

        drop_index(self, bind, checkfirst)

    def ddl_if(self, dialect=None, callable_=None, state=None):
        return self

    def _copy(self, target_table=None, **kw):
        expressions = [_moved(one, target_table) if target_table is not None else one for one in self.expressions]
        return Index(
            self.name,
            *expressions,
            unique=self.unique,
            _table=target_table,
            _column_flag=self._column_flag,
            **self.dialect_kwargs,
        )

    def __repr__(self):
        parts = [repr(self.name)] + [repr(one) for one in self.expressions]
        return "Index(%s%s)" % (", ".join(parts), ", unique=True" if self.unique else "")

    def _value(self, full=True):
        """The description; without `full` only what dropping the index needs."""
        value = {}
        name = _given_name(self.name)
        if name is not None:
            value["name"] = dict(name, plain=True) if self._plain_name else name
        if self.table is not None:
            value["table"] = self.table._name_value()
        if self.unique:
            value["unique"] = True
        ops = self.dialect_kwargs.get("postgresql_ops") or {}
        elements = value["elements"] = []
        for one in self.expressions:
            key = getattr(one, "key", None)
            element = {}
            if isinstance(one, ColumnClause) and not one.is_literal and one.table is self.table and key == one.name:
                element["column"] = _name(one.name)
            else:
                element["expression"] = one._value()
                stands_for = getattr(one, "_stands_for", None)
                if stands_for is not None:
                    element["stands_for"] = _name(stands_for)
            if key is not None and key in ops:
                element["operator_class"] = ops[key]
            elements.append(element)
        for key, given in self.dialect_kwargs.items():
            if key.startswith("postgresql_") and (full or key == "postgresql_concurrently"):
                describe = _INDEX_OPTIONS.get(key[11:])
                if describe is not None:
                    given = describe(self, given)
                    if given is not None:
                        value[key[11:]] = given
        return value


def _included_columns(index, include):
    if not include:
        return None
    names = []
    for one in include:
        if isinstance(one, str):
            found = index.table.c.get(one)
            if found is None:
                if not getattr(index, "_free_include", False):
                    raise KeyError(one)
                names.append(_name(one))
                continue
            one = found
        names.append(_name(one.name))
    return names


_INDEX_OPTIONS = {
    "using": lambda index, given: given or None,
    "include": _included_columns,
    "where": lambda index, given: _ddl_expression(given)._value() if given is not None else None,
    "concurrently": lambda index, given: bool(given),
    "with": lambda index, given: _with_options(given) if given else None,
    "tablespace": lambda index, given: _name(given) if given else None,
    "nulls_not_distinct": lambda index, given: given if given is True or given is False else None,
}
