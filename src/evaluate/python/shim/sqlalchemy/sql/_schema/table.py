"""MetaData and its tables."""

from sqlalchemy import event, exc
from sqlalchemy.sql._schema.base import (
    BLANK_SCHEMA,
    DEFAULT_NAMING_CONVENTION,
    RETAIN_SCHEMA,
    SchemaItem,
    _NO_ARG,
    _OrderedSet,
    _table_key,
    _with_options,
)
from sqlalchemy.sql._schema.column import Column
from sqlalchemy.sql._schema.constraint import PrimaryKeyConstraint
from sqlalchemy.sql._schema.foreign_key import ForeignKeyConstraint
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.sql.selectable import TableClause
from sqlalchemy.types import _name

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


class MetaData:
    __visit_name__ = "metadata"

    def __init__(self, schema=None, quote_schema=None, naming_convention=None, info=None):
        if schema is not None and not isinstance(schema, str):
            raise exc.ArgumentError("expected schema argument to be a string, got %r." % type(schema))
        self.tables = {}
        self.schema = quoted_name(schema, quote_schema)
        self.naming_convention = naming_convention if naming_convention else DEFAULT_NAMING_CONVENTION
        if info:
            self.info = info
        self._sequences = {}
        # Its types, and those that belong to another metadata but that its tables have.
        self._objects = []
        self._listeners = {}

    info = SchemaItem.info

    def __repr__(self):
        return "MetaData()"

    def __contains__(self, table_or_key):
        key = table_or_key if isinstance(table_or_key, str) else table_or_key.key
        return key in self.tables

    def _register_object(self, obj):
        if not [one for one in self._objects if one is obj]:
            self._objects.append(obj)

    def _types(self):
        """The enumerations and domains that are created and dropped with all tables."""
        found = [one for one in self._objects if hasattr(one, "create_type")]
        return [one for one in found if one._described() is not None]

    def get_schema_objects(self, kind, schema=_NO_ARG):
        if schema is _NO_ARG:
            schema = self.schema
        own = [obj for obj in self._objects if getattr(obj, "metadata", self) is self]
        return tuple(obj for obj in own if isinstance(obj, kind) and obj.schema == schema)

    def get_schema_object_by_name(self, kind, name, schema=_NO_ARG):
        for obj in self.get_schema_objects(kind, schema):
            if getattr(obj, "name", None) == name:
                return obj
        return None

    def clear(self):
        self.tables.clear()

    def remove(self, table):
        self.tables.pop(table.key, None)

    @property
    def sorted_tables(self):
        from sqlalchemy.sql.ddl import sort_tables

        return sort_tables(sorted(self.tables.values(), key=lambda table: table.key))

    @property
    def schemas(self):
        found = []
        for table in self.tables.values():
            if table.schema is not None and table.schema not in found:
                found.append(table.schema)
        return tuple(found)

    def _naming_value(self):
        """The convention for the renderer; None where the run's own is meant."""
        if getattr(self, "_of_run", False):
            return None
        return {key: value for key, value in self.naming_convention.items() if isinstance(key, str) and isinstance(value, str)}

    def create_all(self, bind, tables=None, checkfirst=True):
        from sqlalchemy.sql.ddl import create_all

        create_all(self, bind, tables, checkfirst)

    def drop_all(self, bind, tables=None, checkfirst=True):
        from sqlalchemy.sql.ddl import drop_all

        drop_all(self, bind, tables, checkfirst)

    def reflect(self, bind, schema=None, views=False, only=None, extend_existing=False, autoload_replace=True, resolve_fks=True, **dialect_kwargs):
        from sqlalchemy.sql.reflection import reflect_metadata

        reflect_metadata(self, bind, schema, views, only, extend_existing, autoload_replace, resolve_fks)


class Table(SchemaItem, TableClause):
    __visit_name__ = "table"
    _is_table = True
    is_view = False
    implicit_returning = True
    comment = None
    _dialect_arguments = {
        "ignore_search_path": False,
        "tablespace": None,
        "partition_by": None,
        "with_oids": None,
        "with": None,
        "on_commit": None,
        "inherits": None,
        "using": None,
    }

    def __new__(cls, *args, **kw):
        if not args and not kw:
            return object.__new__(cls)
        try:
            name, metadata, args = args[0], args[1], args[2:]
        except IndexError:
            raise TypeError("Table() takes at least two positional-only arguments 'name', and 'metadata'") from None
        if not isinstance(metadata, MetaData):
            raise exc.ArgumentError("'MetaData' object expected, got %r" % (metadata,))
        schema = kw.get("schema", None)
        if schema is None:
            schema = metadata.schema
        elif schema is BLANK_SCHEMA:
            schema = None
        keep_existing = kw.get("keep_existing", False)
        extend_existing = kw.get("extend_existing", False)
        if keep_existing and extend_existing:
            raise exc.ArgumentError("keep_existing and extend_existing are mutually exclusive.")
        must_exist = kw.pop("must_exist", False)
        key = _table_key(name, schema)
        existing = metadata.tables.get(key)
        if existing is not None:
            if not keep_existing and not extend_existing and args:
                raise exc.InvalidRequestError(
                    "Table '%s' is already defined for this MetaData instance.  Specify 'extend_existing=True' to "
                    "redefine options and columns on an existing Table object." % key
                )
            if extend_existing:
                existing._init_existing(args, kw)
            return existing
        if must_exist:
            raise exc.InvalidRequestError("Table '%s' not defined" % key)
        table = object.__new__(cls)
        metadata.tables[key] = table
        try:
            table._construct(name, metadata, schema, args, kw)
        except BaseException:
            metadata.tables.pop(key, None)
            raise
        return table

    def __init__(self, *args, **kw):
        pass

    def _construct(self, name, metadata, schema, args, kw):
        TableClause.__init__(self, quoted_name(name, kw.pop("quote", None)))
        self.metadata = metadata
        kw.pop("schema", None)
        self.schema = quoted_name(schema, kw.pop("quote_schema", None)) if schema is not None else None
        if schema is None:
            kw.pop("quote_schema", None)
        self.fullname = _table_key(self.name, self.schema)
        self.indexes = _OrderedSet()
        self.constraints = _OrderedSet()
        self.foreign_keys = _OrderedSet()
        self._listeners = {}
        self._dependencies = []
        self.primary_key = None
        event.fire(self, "before_parent_attach", metadata, {})
        PrimaryKeyConstraint(_implicit_generated=True)._set_parent_with_dispatch(self)
        self._prefixes = list(kw.pop("prefixes", None) or ())
        self.comment = kw.pop("comment", None)
        info = kw.pop("info", None)
        if info is not None:
            self.info = info
        self.implicit_returning = kw.pop("implicit_returning", True)
        for identifier, listener in kw.pop("listeners", None) or ():
            self._listeners.setdefault(identifier, []).append(listener)
        autoload_with = kw.pop("autoload_with", None)
        include_columns = kw.pop("include_columns", None)
        resolve_fks = kw.pop("resolve_fks", True)
        done = kw.pop("_extend_on", None)
        for word in ("autoload_replace", "keep_existing", "extend_existing", "_no_init", "_creator_ddl", "_dropper_ddl"):
            kw.pop(word, None)
        kw.pop("autoload", None)
        self._validate_dialect_kwargs(kw)
        if autoload_with is not None:
            from sqlalchemy.sql.reflection import reflect_table

            replaced = [one.name for one in args if isinstance(one, Column)]
            reflect_table(self, autoload_with, include_columns, replaced, resolve_fks, done)
        self._init_items(*args, allow_replacements=autoload_with is not None)
        event.fire(self, "after_parent_attach", metadata, {})

    def _init_existing(self, args, kw):
        kw = dict(kw)
        schema = kw.pop("schema", None)
        if schema and schema != self.schema:
            raise exc.ArgumentError(
                f"Can't change schema of existing table from '{self.schema}' to '{schema}'"
            )
        self.comment = kw.pop("comment", self.comment)
        autoload_with = kw.pop("autoload_with", None)
        include_columns = kw.pop("include_columns", None)
        replace, resolve_fks, done = kw.pop("autoload_replace", True), kw.pop("resolve_fks", True), kw.pop("_extend_on", None)
        for word in ("extend_existing", "keep_existing", "implicit_returning", "info", "prefixes", "autoload", "listeners"):
            kw.pop(word, None)
        self._validate_dialect_kwargs(dict(self.dialect_kwargs, **kw))
        if autoload_with is not None:
            from sqlalchemy.sql.reflection import reflect_table

            kept = [] if replace else [column.name for column in self.c]
            reflect_table(self, autoload_with, include_columns, kept, resolve_fks, done)
        self._init_items(*args, allow_replacements=True)

    @property
    def key(self):
        return _table_key(self.name, self.schema)

    @property
    def _autoincrement_column(self):
        return self.primary_key._autoincrement_column

    autoincrement_column = _autoincrement_column

    @property
    def foreign_key_constraints(self):
        found = _OrderedSet()
        for fk in self.foreign_keys:
            if fk.constraint is not None:
                found.add(fk.constraint)
        return found

    @property
    def _sorted_constraints(self):
        return sorted(self.constraints, key=lambda constraint: constraint._creation_order)

    def __repr__(self):
        parts = [repr(self.name), repr(self.metadata)]
        parts += [repr(column) for column in self.columns]
        parts.append("schema=%r" % (self.schema,))
        return "Table(%s)" % ", ".join(parts)

    def __str__(self):
        return str(self.fullname)

    def add_is_dependent_on(self, table):
        self._dependencies.append(table)

    def append_column(self, column, replace_existing=False, **kw):
        column._set_parent_with_dispatch(
            self,
            allow_replacements=replace_existing,
            _hint=" Specify replace_existing=True to Table.append_column() or Table.insert_column() to replace an "
            "existing column.",
        )

    def append_constraint(self, constraint):
        constraint._set_parent_with_dispatch(self)

    def _set_parent(self, metadata):
        metadata.tables[self.key] = self

    def create(self, bind, checkfirst=True):
        from sqlalchemy.sql.ddl import create_table

        create_table(self, bind, checkfirst)

    def drop(self, bind, checkfirst=True):
        from sqlalchemy.sql.ddl import drop_table

        drop_table(self, bind, checkfirst)

    def to_metadata(self, metadata, schema=RETAIN_SCHEMA, referred_schema_fn=None, name=None):
        name = self.name if name is None else name
        if schema is RETAIN_SCHEMA:
            actual_schema = self.schema
        elif schema is None:
            actual_schema = metadata.schema
        else:
            actual_schema = schema
        key = _table_key(name, actual_schema)
        if key in metadata.tables:
            return metadata.tables[key]
        columns = [column._copy(schema=actual_schema) for column in self.columns]
        table = Table(name, metadata, *columns, schema=actual_schema, comment=self.comment, **self.dialect_kwargs)
        for constraint in self._sorted_constraints:
            if isinstance(constraint, ForeignKeyConstraint):
                referred = constraint._referred_schema
                if referred_schema_fn is not None:
                    referred = referred_schema_fn(self, schema, constraint, referred)
                elif schema is not RETAIN_SCHEMA and referred == self.schema:
                    referred = actual_schema
                table.append_constraint(constraint._copy(schema=referred, target_table=table))
            elif not constraint._type_bound and not constraint._column_flag and constraint is not self.primary_key:
                table.append_constraint(constraint._copy(schema=actual_schema, target_table=table))
            elif constraint is self.primary_key and not constraint._implicit_generated:
                table.append_constraint(constraint._copy(target_table=table))
        for index in self.indexes:
            if not index._column_flag:
                index._copy(target_table=table)
        return table

    tometadata = to_metadata

    # --- for the renderer

    def _name_value(self):
        value = {"name": _name(self.name)}
        if self.schema is not None:
            value["schema"] = _name(self.schema)
        return value

    def _value(self, omit=()):
        self._resolve_foreign_keys()
        value = self._name_value()
        serial = self._autoincrement_column
        value["columns"] = [column._ddl_value(column is serial) for column in self.columns]
        value["constraints"] = [
            constraint._value()
            for constraint in [self.primary_key] + [one for one in self._sorted_constraints if one is not self.primary_key]
            if len(constraint.columns) + constraint._writes_without_columns
            and not getattr(constraint, "use_alter", False)
            and not constraint._is_for_another
            and constraint not in omit
        ]
        if self.indexes:
            value["indexes"] = [index._value() for index in self.indexes]
        if self.comment is not None:
            value["comment"] = self.comment
        if self._prefixes:
            value["prefixes"] = [str(prefix) for prefix in self._prefixes]
        naming = self.metadata._naming_value()
        if naming is not None:
            value["naming"] = naming
        for key, given in self.dialect_kwargs.items():
            if key.startswith("postgresql_") and given is not None:
                describe = _TABLE_OPTIONS.get(key[11:])
                if describe is not None:
                    value[key[11:]] = describe(given)
        return value

    def _resolve_foreign_keys(self):
        for fk in self.foreign_keys:
            if fk.parent.type._isnull:
                column = fk._find_column()
                if column is not None:
                    fk.parent.type = column.type


_TABLE_OPTIONS = {
    "inherits": lambda given: [_name(one) for one in (given if isinstance(given, (list, tuple)) else (given,))],
    "partition_by": lambda given: str(given) if given else None,
    "using": lambda given: str(given) if given else None,
    "with": lambda given: _with_options(given),
    "with_oids": lambda given: given if given is True or given is False else None,
    "on_commit": lambda given: given or None,
    "tablespace": lambda given: _name(given) if given else None,
}
