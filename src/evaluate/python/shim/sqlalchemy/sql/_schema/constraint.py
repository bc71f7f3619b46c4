"""Constraints: their base, those over columns, CHECK, PRIMARY KEY and UNIQUE."""

from sqlalchemy import exc
from sqlalchemy.sql._schema.base import (
    NULL_UNSPECIFIED,
    SchemaItem,
    _Columns,
    _ddl_expression,
    _given_name,
    _next_creation_order,
)
from sqlalchemy.sql._schema.column import Column
from sqlalchemy.sql._schema.default import Identity, Sequence
from sqlalchemy.types import _name

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


class Constraint(SchemaItem):
    __visit_name__ = "constraint"
    _writes_without_columns = 1
    _column_flag = False
    _type_bound = False
    _create_rule = None
    parent = None
    columns = ()
    comment = None
    _dialect_arguments = {}
    _convention = None
    # It cannot be written, only dropped.
    _is_refused = False

    def __init__(
        self,
        name=None,
        deferrable=None,
        initially=None,
        info=None,
        comment=None,
        _create_rule=None,
        _type_bound=False,
        **dialect_kw,
    ):
        self.name = name
        self.deferrable = deferrable
        self.initially = initially
        if info:
            self.info = info
        self._create_rule = _create_rule
        self._type_bound = _type_bound
        self.comment = comment
        self._creation_order = _next_creation_order()
        self._validate_dialect_kwargs(dialect_kw)

    @property
    def table(self):
        from sqlalchemy.sql._schema.table import Table

        if isinstance(self.parent, Table):
            return self.parent
        if isinstance(self.parent, Column) and self.parent.table is not None:
            return self.parent.table
        raise exc.InvalidRequestError(
            "This constraint is not bound to a table.  Did you mean to call table.append_constraint(constraint) ?"
        )

    def _attach(self, parent, **kw):
        self.parent = parent
        parent.constraints.add(self)

    def __repr__(self):
        if isinstance(self.parent, Column):
            # its table shows the column, which shows this
            return "%s(%r)" % (type(self).__name__, getattr(self, "sqltext", None))
        return SchemaItem.__repr__(self)

    def ddl_if(self, dialect=None, callable_=None, state=None):
        return self

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, **kw):
        raise NotImplementedError()

    def _shared(self):
        value = {"deferrable": self.deferrable, "initially": self.initially}
        value = {key: given for key, given in value.items() if given is not None}
        name = _given_name(self.name, self)
        if name is not None:
            value["name"] = name
        if self.comment is not None:
            value["comment"] = self.comment
        return value

    def _copied(self):
        """The arguments that every kind has in common, for a copy."""
        return dict(name=self.name, deferrable=self.deferrable, initially=self.initially, **self.dialect_kwargs)


class ColumnCollectionMixin:
    pass


class ColumnCollectionConstraint(ColumnCollectionMixin, Constraint):
    """A constraint over columns, given by their keys or as themselves."""

    _writes_without_columns = 0

    def __init__(
        self, *columns, name=None, deferrable=None, initially=None, info=None, _autoattach=True, _column_flag=False, **dialect_kw
    ):
        Constraint.__init__(self, name, deferrable, initially, info, **dialect_kw)
        self._column_flag = _column_flag
        self._pending = [_as_column(column) for column in columns]
        self._columns = []
        if _autoattach:
            _attach_with_columns(self, [column for column in self._pending if isinstance(column, Column)], self._pending)

    @property
    def columns(self):
        if self._columns or self.parent is not None:
            return _Columns(self._columns)
        return _Columns([column for column in self._pending if not isinstance(column, str)])

    c = columns

    def _attach(self, table, **kw):
        if self.parent is table:
            return
        self._columns = [_column_of(table, column, self) for column in self._pending]
        Constraint._attach(self, table)

    def contains_column(self, column):
        return self.columns.contains_column(column)

    def __iter__(self):
        return iter(self.columns)

    def __len__(self):
        return len(self.columns)

    def __contains__(self, key):
        return key in self.columns

    def _copy(self, target_table=None, **kw):
        other = type(self)(*[column.key if isinstance(column, Column) else column for column in self._current()], **self._copied())
        other._column_flag = self._column_flag
        return other

    def _current(self):
        return self._columns if self.parent is not None else self._pending

    def _column_values(self, value, columns):
        value["columns"] = [_name(column.name) for column in columns]
        keys = [str(column.key) for column in columns]
        if keys != [str(column.name) for column in columns]:
            value["keys"] = keys
        return value

    def _included(self, value):
        include = self._option("include") if "include" in self._dialect_arguments else None
        if include:
            value["include"] = [
                _name(self.table.c[column].name if isinstance(column, str) else column.name) for column in include
            ]


def _as_column(column):
    if isinstance(column, str) or isinstance(column, Column):
        return column
    clause = getattr(column, "__clause_element__", None)
    return clause() if clause is not None else column


def _attach_with_columns(constraint, columns, everything):
    """A constraint made from columns joins their table by itself, at once or when the columns do."""
    if not columns or len(columns) != len(everything):
        return
    missing = [column for column in columns if column.table is None]
    if missing:

        def attached(column, table):
            if constraint.parent is None and not [one for one in columns if one.table is not table]:
                constraint._set_parent_with_dispatch(table)

        for column in missing:
            column._on_table_attach(attached)
        return
    tables = []
    for column in columns:
        if column.table not in tables:
            tables.append(column.table)
    from sqlalchemy.sql._schema.table import Table

    if len(tables) == 1 and isinstance(tables[0], Table):
        constraint._set_parent_with_dispatch(tables[0])


def _column_of(table, column, constraint):
    if not isinstance(column, str):
        return column
    found = table.c.get(column)
    if found is None:
        raise exc.ConstraintColumnNotFoundError(
            f"Can't create {type(constraint).__name__} on table '{table.description}': no column named '{column}' is "
            "present."
        )
    return found


class CheckConstraint(ColumnCollectionConstraint):
    __visit_name__ = "table_or_column_check_constraint"
    _writes_without_columns = 1
    _dialect_arguments = {"not_valid": False}
    _convention = "ck"

    def __init__(
        self,
        sqltext,
        name=None,
        deferrable=None,
        initially=None,
        table=None,
        info=None,
        _create_rule=None,
        _autoattach=True,
        _type_bound=False,
        **dialect_kw,
    ):
        self.sqltext = _ddl_expression(sqltext)
        Constraint.__init__(
            self, name, deferrable, initially, info, _create_rule=_create_rule, _type_bound=_type_bound, **dialect_kw
        )
        self._columns = self._pending = _columns_in(self.sqltext)
        if table is not None:
            self._set_parent_with_dispatch(table)
        elif _autoattach:
            _attach_with_columns(self, self._columns, self._columns)

    @property
    def columns(self):
        return _Columns(self._columns)

    c = columns

    @property
    def is_column_level(self):
        from sqlalchemy.sql._schema.table import Table

        return not isinstance(self.parent, Table)

    def _attach(self, parent, **kw):
        if self.parent is not parent:
            Constraint._attach(self, parent)

    def _copy(self, target_table=None, **kw):
        sqltext = self.sqltext
        if target_table is not None and self._columns:
            sqltext = _moved(sqltext, target_table)
        return CheckConstraint(sqltext, _type_bound=self._type_bound, _autoattach=False, **self._copied())

    @property
    def _is_refused(self):
        return self._type_bound and any(_is_array_of_words(column.type) for column in self._columns)

    def _value(self):
        if self._is_refused:
            raise exc.CompileError(
                "PostgreSQL dialect cannot produce the CHECK constraint for ARRAY of non-native ENUM; please specify "
                "create_constraint=False on this Enum datatype."
            )
        value = self._shared()
        value["kind"] = "check"
        value["condition"] = self.sqltext._value()
        if self._option("not_valid"):
            value["not_valid"] = True
        return value


def _is_array_of_words(type_):
    return getattr(type_, "_is_array", False) and getattr(type_.item_type, "native_enum", True) is False


def _columns_in(expression):
    from sqlalchemy.sql.visitors import iterate

    found = []
    for element in iterate(expression):
        if isinstance(element, Column) and not [one for one in found if one is element]:
            found.append(element)
    return found


def _moved(expression, table):
    """A copy of the expression with the columns of the same names of another table."""
    from sqlalchemy.sql.visitors import replacement_traverse

    def replace(element):
        if isinstance(element, Column) and element.key in table.c:
            return table.c[element.key]
        return None

    return replacement_traverse(expression, {}, replace)


class PrimaryKeyConstraint(ColumnCollectionConstraint):
    __visit_name__ = "primary_key_constraint"
    _dialect_arguments = {"include": None}
    _convention = "pk"

    def __init__(
        self, *columns, name=None, deferrable=None, initially=None, info=None, _implicit_generated=False, **dialect_kw
    ):
        self._implicit_generated = _implicit_generated
        ColumnCollectionConstraint.__init__(
            self, *columns, name=name, deferrable=deferrable, initially=initially, info=info, **dialect_kw
        )

    def _attach(self, table, **kw):
        if self.parent is table:
            return
        self._columns = [_column_of(table, column, self) for column in self._pending]
        self.parent = table
        before = table.primary_key
        if before is not None and before is not self:
            table.constraints.discard(before)
            flagged = [column for column in table.columns if column.primary_key]
            if self._columns and flagged and {id(one) for one in flagged} != {id(one) for one in self._columns}:
                from sqlalchemy.util import warn

                warn(
                    "Table '%s' specifies columns %s as primary_key=True, not matching locally specified columns %s; "
                    "setting the current primary key columns to %s. This warning may become an exception in a future "
                    "release"
                    % (
                        table.name,
                        ", ".join("'%s'" % column.name for column in flagged),
                        ", ".join("'%s'" % column.name for column in self._columns),
                        ", ".join("'%s'" % column.name for column in self._columns),
                    )
                )
            if not self._columns:
                self._columns = flagged
            else:
                for column in flagged:
                    column.primary_key = False
        table.primary_key = self
        table.constraints.add(self)
        for column in self._columns:
            column.primary_key = True
            if column._user_defined_nullable is NULL_UNSPECIFIED:
                column.nullable = False

    def _replace(self, column):
        self._columns = [one for one in self._columns if one is not column and one.key != column.key] + [column]
        if self._implicit_generated:
            self.name = None  # whoever named it; a convention names it anew

    def _reload(self, columns):
        """Takes over columns that are flagged as the key already."""
        self._columns = list(columns)

    @property
    def columns_autoinc_first(self):
        first = self._autoincrement_column
        if first is None:
            return list(self._columns)
        return [first] + [column for column in self._columns if column is not first]

    @property
    def _autoincrement_column(self):
        if len(self._columns) == 1:
            column = self._columns[0]
            if column.autoincrement is True:
                self._can_increment(column, True)
                return column
            if column.autoincrement in ("auto", "ignore_fk") and self._can_increment(column, False):
                return column
            return None
        found = None
        for column in self._columns:
            if column.autoincrement is True:
                self._can_increment(column, True)
                if found is not None:
                    raise exc.ArgumentError(
                        f"Only one Column may be marked autoincrement=True, found both {column.name} and {found.name}."
                    )
                found = column
        return found

    def _can_increment(self, column, wanted):
        affinity = column.type._type_affinity.__name__
        if affinity in ("Numeric", "Float"):
            scale = column.type.scale
            if affinity == "Numeric" and scale == 0:
                return wanted
            if wanted:
                raise exc.ArgumentError(
                    f"Column type {column.type} with non-zero scale {scale} on column '{column}' is not compatible "
                    "with autoincrement=True"
                )
            return False
        if affinity != "Integer":
            if wanted:
                raise exc.ArgumentError(
                    f"Column type {column.type} on column '{column}' is not compatible with autoincrement=True"
                )
            return False
        if column.default is not None and not isinstance(column.default, Sequence) and not wanted:
            return False
        if column.server_default is not None and not isinstance(column.server_default, Identity) and not wanted:
            return False
        if column.foreign_keys and column.autoincrement not in (True, "ignore_fk"):
            return False
        return True

    def _copy(self, target_table=None, **kw):
        return PrimaryKeyConstraint(*[column.key if isinstance(column, Column) else column for column in self._current()], **self._copied())

    def _value(self):
        columns = self.columns_autoinc_first if self._implicit_generated else self._columns
        value = self._column_values(self._shared(), columns)
        value["kind"] = "primary_key"
        self._included(value)
        return value


class UniqueConstraint(ColumnCollectionConstraint):
    __visit_name__ = "unique_constraint"
    _writes_without_columns = 1
    _dialect_arguments = {"include": None, "nulls_not_distinct": None}
    _convention = "uq"

    def _value(self):
        value = self._column_values(self._shared(), self._columns)
        value["kind"] = "unique"
        self._included(value)
        distinct = self._option("nulls_not_distinct")
        if distinct is True or distinct is False:
            value["nulls_not_distinct"] = distinct
        return value
