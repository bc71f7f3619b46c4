"""Foreign keys: of one column, and the constraint over several."""

from sqlalchemy import exc
from sqlalchemy.sql._schema.base import BLANK_SCHEMA, SchemaItem, _table_key
from sqlalchemy.sql._schema.column import Column
from sqlalchemy.sql._schema.constraint import (
    ColumnCollectionConstraint,
    Constraint,
    _as_column,
    _attach_with_columns,
    _column_of,
)
from sqlalchemy.sql.elements import ColumnClause
from sqlalchemy.sql.selectable import TableClause
from sqlalchemy.types import _name

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


class ForeignKeyConstraint(ColumnCollectionConstraint):
    __visit_name__ = "foreign_key_constraint"
    _dialect_arguments = {"not_valid": False}
    _convention = "fk"

    def __init__(
        self,
        columns,
        refcolumns,
        name=None,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        initially=None,
        use_alter=False,
        link_to_name=False,
        match=None,
        table=None,
        info=None,
        comment=None,
        **dialect_kw,
    ):
        Constraint.__init__(self, name, deferrable, initially, info, comment, **dialect_kw)
        self.onupdate = onupdate
        self.ondelete = ondelete
        self.link_to_name = link_to_name
        self.use_alter = use_alter
        self.match = match
        columns, refcolumns = list(columns), list(refcolumns)
        # a column of a class body has no name yet
        sources = {id(column) if getattr(column, "key", "") is None else _text_of(column) for column in columns}
        if len(sources) != len(refcolumns):
            if len(sources) != len(columns):
                raise exc.ArgumentError(
                    "ForeignKeyConstraint with duplicate source column references are not supported."
                )
            raise exc.ArgumentError(
                "ForeignKeyConstraint number of constrained columns must match the number of referenced columns."
            )
        self.elements = [
            ForeignKey(
                refcolumn,
                _constraint=self,
                name=name,
                onupdate=onupdate,
                ondelete=ondelete,
                use_alter=use_alter,
                link_to_name=link_to_name,
                match=match,
                deferrable=deferrable,
                initially=initially,
                **dialect_kw,
            )
            for refcolumn in refcolumns
        ]
        self._pending = [_as_column(column) for column in columns]
        self._columns = []
        if table is not None:
            self._set_parent_with_dispatch(table)
        else:
            _attach_with_columns(self, [column for column in self._pending if isinstance(column, Column)], self._pending)

    def _attach(self, table, **kw):
        if self.parent is table:
            return
        if self.elements[:1] and self.elements[0]._own_constraint:
            Constraint._attach(self, table)  # its column is known
            return
        try:
            self._columns = [_column_of(table, column, self) for column in self._pending]
        except exc.ConstraintColumnNotFoundError:
            known = table.c.keys()
            missing = [column for column in self._pending if isinstance(column, str) and column not in known][0]
            raise exc.ConstraintColumnNotFoundError(
                f"Can't create ForeignKeyConstraint on table '{table.description}': no column named '{missing}' is "
                "present."
            ) from None
        Constraint._attach(self, table)
        for column, fk in zip(self._columns, self.elements):
            if fk.parent is not column:
                fk.parent = None
                fk._set_parent_with_dispatch(column)
            table.foreign_keys.add(fk)

    @classmethod
    def _of(cls, fk, column, table):
        """The constraint that a ForeignKey on a column comes to."""
        self = cls.__new__(cls)
        Constraint.__init__(self, fk.name, fk.deferrable, fk.initially, fk.__dict__.get("_info"), fk.comment, **fk.dialect_kwargs)
        self.onupdate = fk.onupdate
        self.ondelete = fk.ondelete
        self.link_to_name = fk.link_to_name
        self.use_alter = fk.use_alter
        self.match = fk.match
        self.elements = [fk]
        self._pending = self._columns = [column]
        fk.constraint = self
        fk._own_constraint = True
        self._set_parent_with_dispatch(table)
        table.foreign_keys.add(fk)
        return self

    @property
    def column_keys(self):
        return [column.key if isinstance(column, Column) else column for column in self._current()]

    @property
    def _referred_schema(self):
        return self.elements[0]._referred_schema if self.elements else None

    @property
    def referred_table(self):
        return self.elements[0].column.table

    def _copy(self, schema=None, target_table=None, **kw):
        options = self._copied()
        return ForeignKeyConstraint(
            self.column_keys,
            [fk._colspec_text(schema, target_table is not None and fk._is_to(self.parent) and target_table.name) for fk in self.elements],
            onupdate=self.onupdate,
            ondelete=self.ondelete,
            use_alter=self.use_alter,
            link_to_name=self.link_to_name,
            match=self.match,
            comment=self.comment,
            **options,
        )

    def _value(self):
        value = self._column_values(self._shared(), self._columns)
        value["kind"] = "foreign_key"
        table, schema = self.elements[0]._referred_names()
        referred = {"name": _name(table)}
        if schema is not None:
            referred["schema"] = _name(schema)
        value["referred"] = referred
        value["referred_columns"] = [_name(fk._referred_column_name()) for fk in self.elements]
        if self.ondelete is not None:
            value["on_delete"] = self.ondelete
        if self.onupdate is not None:
            value["on_update"] = self.onupdate
        if self.match is not None:
            value["match"] = self.match
        if self._option("not_valid"):
            value["not_valid"] = True
        return value


def _text_of(column):
    return column if isinstance(column, str) else str(column.key)


class ForeignKey(SchemaItem):
    __visit_name__ = "foreign_key"
    _dialect_arguments = {"not_valid": False}
    parent = None
    _own_constraint = False

    def __init__(
        self,
        column,
        _constraint=None,
        use_alter=False,
        name=None,
        onupdate=None,
        ondelete=None,
        deferrable=None,
        initially=None,
        link_to_name=False,
        match=None,
        info=None,
        comment=None,
        _unresolvable=False,
        **dialect_kw,
    ):
        clause = getattr(column, "__clause_element__", None)
        if clause is not None and not isinstance(column, str):
            column = clause()
        if not isinstance(column, str) and not isinstance(column, ColumnClause):
            raise exc.ArgumentError("String column name or Column object for DDL foreign key constraint expected, got %r." % (column,))
        if isinstance(column, ColumnClause) and not isinstance(getattr(column, "table", None), (type(None), TableClause)):
            raise exc.ArgumentError(
                "ForeignKey received Column not bound to a Table, got: %r" % (column.table,)
            )
        self._target = column
        self.constraint = _constraint
        self.use_alter = use_alter
        self.name = name
        self.onupdate = onupdate
        self.ondelete = ondelete
        self.deferrable = deferrable
        self.initially = initially
        self.link_to_name = link_to_name
        self.match = match
        self.comment = comment
        if info:
            self.info = info
        self._validate_dialect_kwargs(dialect_kw)

    def __repr__(self):
        return "ForeignKey(%r)" % (self._colspec_text(),)

    @property
    def _colspec(self):
        return self._target

    @property
    def target_fullname(self):
        return self._colspec_text()

    _get_colspec = target_fullname

    def _attach(self, column, **kw):
        if self.parent is not None and self.parent is not column:
            raise exc.InvalidRequestError("This ForeignKey already has a parent !")
        self.parent = column
        column.foreign_keys.add(self)
        column._on_table_attach(self._set_table)

    def _set_table(self, column, table):
        if self.constraint is None:
            ForeignKeyConstraint._of(self, column, table)

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, schema=None, **kw):
        return ForeignKey(
            self._colspec_text(schema) if isinstance(self._target, str) else self._target,
            use_alter=self.use_alter,
            name=self.name,
            onupdate=self.onupdate,
            ondelete=self.ondelete,
            deferrable=self.deferrable,
            initially=self.initially,
            link_to_name=self.link_to_name,
            match=self.match,
            comment=self.comment,
            **self.dialect_kwargs,
        )

    def _tokens(self):
        """Schema, table, column of a target given as text; the column is None where only a table is named."""
        parts = self._target.split(".")
        if len(parts) == 1:
            return None, parts[0], None
        column = parts.pop()
        table = parts.pop()
        schema = ".".join(parts) if parts else None
        if schema is None and self.parent is not None and self.parent.table is not None:
            metadata = getattr(self.parent.table, "metadata", None)
            if metadata is not None and metadata.schema is not None:
                schema = metadata.schema
        return schema, table, column

    def _colspec_text(self, schema=None, table_name=None):
        if not isinstance(self._target, str):
            table = self._target.table
            if table is None:
                return str(self._target.key)
            own_schema = table.schema if schema is None else schema
            return "%s.%s" % (_table_key(table_name or table.name, own_schema), self._target.key)
        if schema is None and not table_name:
            return self._target
        own_schema, table, column = self._tokens()
        if schema is BLANK_SCHEMA:
            schema = None
        elif schema is None:
            schema = own_schema
        return ".".join([part for part in (schema, table_name or table, column) if part is not None])

    @property
    def _referred_schema(self):
        return self._referred_names()[1]

    def _is_to(self, table):
        name, schema = self._referred_names()
        return table is not None and name == table.name and schema == table.schema

    def _referred_names(self):
        """The table and the schema that this points to."""
        if not isinstance(self._target, str):
            table = self._target.table
            if table is None:
                raise exc.InvalidRequestError(
                    "Could not initialize target column for ForeignKey: the column is not part of a table"
                )
            return table.name, getattr(table, "schema", None)
        found = self._find_table()
        if found is not None:
            return found.name, found.schema
        schema, table, _ = self._tokens()
        return table, schema

    def _find_table(self):
        if not isinstance(self._target, str):
            return self._target.table
        table = self.parent.table if self.parent is not None else None
        metadata = getattr(table, "metadata", None)
        if metadata is None:
            return None
        schema, name, _ = self._tokens()
        return metadata.tables.get(_table_key(name, schema))

    def _find_column(self):
        """The column that this points to, if it is known."""
        if not isinstance(self._target, str):
            return self._target
        table = self._find_table()
        if table is None:
            return None
        _, _, column = self._tokens()
        if column is None:
            column = self.parent.key
        if self.link_to_name:
            for one in table.c:
                if one.name == column:
                    return one
            return None
        return table.c.get(column)

    def _referred_column_name(self):
        column = self._find_column()
        if column is not None:
            return column.name
        _, _, name = self._tokens()
        return name if name is not None else self.parent.key

    @property
    def column(self):
        column = self._find_column()
        if column is not None:
            return column
        if self.parent is None or self.parent.table is None:
            raise exc.InvalidRequestError("this ForeignKey object does not yet have a parent Column associated with it.")
        schema, name, wanted = self._tokens()
        table = self._find_table()
        if table is None:
            raise exc.NoReferencedTableError(
                f"Foreign key associated with column '{self.parent}' could not find table "
                f"'{_table_key(name, schema)}' with which to generate a foreign key to target column '{wanted}'",
                _table_key(name, schema),
            )
        raise exc.NoReferencedColumnError(
            f"Could not initialize target column for ForeignKey '{self._target}' on table '{self.parent.table.name}': "
            f"table '{table.name}' has no column named '{wanted}'",
            table.name,
            wanted,
        )

    def references(self, table):
        return self._find_table() is table

    def get_referent(self, table):
        column = self._find_column()
        return column if column is not None and column.table is table else None
