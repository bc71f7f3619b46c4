"""Tables, columns, constraints, indexes, sequences: plain objects that know how to describe themselves.

`_value()` gives the dictionary that the renderer reads; nothing here writes SQL. What SQLAlchemy does through events
when a column joins its table happens here in the same order, because constraints are written in the order in which
they came to be.
"""

from sqlalchemy import event, exc
from sqlalchemy.sql.elements import ClauseElement, ColumnClause, TextClause, conv, quoted_name, text
from sqlalchemy.sql.elements import Executable
from sqlalchemy.sql.selectable import TableClause
from sqlalchemy.types import NULLTYPE, SchemaType, TypeEngine, _name, to_instance

_created = 0


def _next_creation_order():
    global _created
    _created += 1
    return _created


class SchemaConst:
    RETAIN_SCHEMA = 1
    BLANK_SCHEMA = 2
    NULL_UNSPECIFIED = 3


RETAIN_SCHEMA = SchemaConst.RETAIN_SCHEMA
BLANK_SCHEMA = SchemaConst.BLANK_SCHEMA
NULL_UNSPECIFIED = SchemaConst.NULL_UNSPECIFIED
_NO_ARG = object()
DEFAULT_NAMING_CONVENTION = {"ix": "ix_%(column_0_label)s"}


def _given_name(name):
    """The name of a constraint or index for the renderer: what was given, and whether it is final."""
    if name is None:
        return None
    value = {"name": str(name)}
    if isinstance(name, conv):
        value["final"] = True
    quote = getattr(name, "quote", None)
    if quote is not None:
        value["quote"] = quote
    return value


def _ddl_expression(value):
    """A string is SQL text; anything else has to be an expression."""
    if isinstance(value, str):
        return text(value)
    clause = getattr(value, "__clause_element__", None)
    if clause is not None:
        return clause()
    if isinstance(value, ClauseElement):
        return value
    if value is None or value is True or value is False:
        from sqlalchemy.sql.elements import false, null, true

        return null() if value is None else true() if value else false()
    raise exc.ArgumentError("SQL expression element for DDL constraint expected, got %r." % (value,))


class SchemaItem:
    __visit_name__ = "schema_item"
    create_drop_stringify_dialect = "default"
    _dialect_arguments = None  # the postgresql_* arguments of this class, with their defaults
    _refused = None

    @property
    def info(self):
        found = self.__dict__.get("_info")
        if found is None:
            found = self.__dict__["_info"] = {}
        return found

    @info.setter
    def info(self, value):
        self.__dict__["_info"] = value

    def _init_items(self, *args, **kw):
        for item in args:
            if item is None:
                continue
            try:
                attach = item._attach
            except AttributeError:
                raise exc.ArgumentError(
                    "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got %r" % (item,)
                ) from None
            attach(self, **kw)

    def _validate_dialect_kwargs(self, kwargs):
        self.dialect_kwargs = kwargs
        for key in kwargs:
            dialect, underscore, argument = key.partition("_")
            if not underscore or not argument:
                raise TypeError("Additional arguments should be named <dialectname>_<argument>, got '%s'" % key)
            if dialect == "postgresql" and argument not in (self._dialect_arguments or ()):
                raise exc.ArgumentError(
                    "Argument %r is not accepted by dialect %r on behalf of %r" % (key, dialect, type(self))
                )
            if dialect not in _DIALECTS:
                from sqlalchemy.util import warn

                warn(
                    "Can't validate argument %r; can't locate any SQLAlchemy dialect named %r" % (key, dialect)
                )

    @property
    def kwargs(self):
        return self.dialect_kwargs

    @property
    def dialect_options(self):
        options = _DialectOptions()
        for dialect in _DIALECTS:
            options[dialect] = dict(self._dialect_arguments or {}) if dialect == "postgresql" else {}
        for key, value in self.dialect_kwargs.items():
            dialect, _, argument = key.partition("_")
            options[dialect][argument] = value
        return options

    def _option(self, name):
        found = self.dialect_kwargs.get("postgresql_" + name, _NO_ARG)
        return self._dialect_arguments[name] if found is _NO_ARG else found

    def __repr__(self):
        from sqlalchemy.types import _generic_repr

        return _generic_repr(self)


SchemaItem.dialect_kwargs = {}
_DIALECTS = frozenset(["postgresql", "sqlite", "mysql", "mariadb", "mssql", "oracle"])


class _DialectOptions(dict):
    def __missing__(self, key):
        value = self[key] = {}
        return value


# ---------------------------------------------------------------------------------------------------------- metadata


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

    def get_schema_objects(self, kind, schema=_NO_ARG):
        if schema is _NO_ARG:
            schema = self.schema
        return tuple(obj for obj in self._objects if isinstance(obj, kind) and obj.schema == schema)

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


def _table_key(name, schema):
    return name if schema is None else schema + "." + name


# ------------------------------------------------------------------------------------------------------------- tables


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
        PrimaryKeyConstraint(_implicit_generated=True)._attach(self)
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
        autoload = kw.pop("autoload", autoload_with is not None)
        self._validate_dialect_kwargs(kw)
        if autoload_with is not None:
            from sqlalchemy.sql.reflection import reflect_table

            replaced = [one.name for one in args if isinstance(one, Column)]
            reflect_table(self, autoload_with, include_columns, replaced, resolve_fks, done)
        self._init_items(*args, allow_replacements=autoload_with is not None)

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
        column._attach(
            self,
            allow_replacements=replace_existing,
            _hint=" Specify replace_existing=True to Table.append_column() or Table.insert_column() to replace an "
            "existing column.",
        )

    def append_constraint(self, constraint):
        constraint._attach(self)

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


def _with_options(options):
    found = []
    for name, value in options.items():
        if isinstance(value, bool):
            value = "true" if value else "false"
        found.append({"name": name} if value is None else {"name": name, "value": str(value)})
    return found


_TABLE_OPTIONS = {
    "inherits": lambda given: [_name(one) for one in (given if isinstance(given, (list, tuple)) else (given,))],
    "partition_by": lambda given: str(given) if given else None,
    "using": lambda given: str(given) if given else None,
    "with": lambda given: _with_options(given),
    "with_oids": lambda given: given if given is True or given is False else None,
    "on_commit": lambda given: given or None,
    "tablespace": lambda given: _name(given) if given else None,
}


class _OrderedSet:
    """A set by identity that keeps its order."""

    def __init__(self, items=()):
        self._items = {id(item): item for item in items}

    def add(self, item):
        self._items[id(item)] = item

    def discard(self, item):
        self._items.pop(id(item), None)

    def remove(self, item):
        del self._items[id(item)]

    def __contains__(self, item):
        return id(item) in self._items

    def __iter__(self):
        return iter(list(self._items.values()))

    def __len__(self):
        return len(self._items)

    def difference(self, other):
        return _OrderedSet([item for item in self if item not in other])

    def union(self, other):
        return _OrderedSet(list(self) + list(other))

    def __repr__(self):
        return "{%s}" % ", ".join([repr(item) for item in self])


# ------------------------------------------------------------------------------------------------------------ columns


class Column(SchemaItem, ColumnClause):
    __visit_name__ = "column"
    inherit_cache = True
    table = None
    _dialect_arguments = {}

    def __init__(
        self,
        *args,
        name=None,
        type_=None,
        autoincrement="auto",
        default=_NO_ARG,
        insert_default=_NO_ARG,
        doc=None,
        key=None,
        index=None,
        unique=None,
        info=None,
        nullable=NULL_UNSPECIFIED,
        onupdate=None,
        primary_key=False,
        server_default=None,
        server_onupdate=None,
        quote=None,
        system=False,
        comment=None,
        insert_sentinel=False,
        _omit_from_statements=False,
        _proxies=None,
        **dialect_kwargs,
    ):
        args = list(args)
        if args:
            if isinstance(args[0], str):
                if name is not None:
                    raise exc.ArgumentError("May not pass name positionally and as a keyword.")
                name = args.pop(0)
            elif args[0] is None:
                args.pop(0)
        if args:
            first = args[0]
            if isinstance(first, TypeEngine) or isinstance(first, type) and issubclass(first, TypeEngine):
                if type_ is not None:
                    raise exc.ArgumentError("May not pass type_ positionally and as a keyword.")
                type_ = args.pop(0)
            elif first is None:
                args.pop(0)
        if name is not None:
            name = quoted_name(name, quote)
        elif quote is not None:
            raise exc.ArgumentError("Explicit 'name' is required when sending 'quote' argument")
        ColumnClause.__init__(self, name)
        self._type = NULLTYPE if type_ is None else to_instance(type_)
        self.key = key if key is not None else name
        self.primary_key = primary_key
        self._user_defined_nullable = nullable
        self.nullable = nullable if nullable is not NULL_UNSPECIFIED else not primary_key
        self.index = index
        self.unique = unique
        self.system = system
        self.doc = doc
        self.autoincrement = autoincrement
        self.constraints = _OrderedSet()
        self.foreign_keys = _OrderedSet()
        self.comment = comment
        self.computed = None
        self.identity = None
        self._on_attach = []
        if insert_default is not _NO_ARG:
            if default is not _NO_ARG:
                raise exc.ArgumentError(
                    "The 'default' and 'insert_default' parameters of Column are mutually exclusive"
                )
            default = insert_default
        self.default = self._client_default(default, False)
        self.onupdate = self._client_default(onupdate, True)
        if server_default is not None and not isinstance(server_default, FetchedValue):
            server_default = DefaultClause(server_default)
        self.server_default = server_default
        if server_default is not None:
            args.append(server_default)
        if server_onupdate is not None and not isinstance(server_onupdate, FetchedValue):
            server_onupdate = DefaultClause(server_onupdate, for_update=True)
        self.server_onupdate = server_onupdate
        self._init_items(*args)
        self._creation_order = _next_creation_order()
        if info is not None:
            self.info = info
        self._validate_dialect_kwargs(dialect_kwargs)

    def _client_default(self, given, for_update):
        if given is None or given is _NO_ARG:
            return None
        if not isinstance(given, (ColumnDefault, Sequence)):
            given = ColumnDefault(given, for_update)
        given.column = self
        if isinstance(given, Sequence):
            given._attach(self)
        return given

    def __str__(self):
        if self.name is None:
            return "(no name)"
        return str(self.name) if self.table is None else self.table.description + "." + str(self.name)

    def __repr__(self):
        keywords = [
            word
            for word, shown in (
                ("key", self.key != self.name),
                ("primary_key", self.primary_key),
                ("nullable", not self.nullable),
                ("onupdate", self.onupdate is not None),
                ("default", self.default is not None),
                ("server_default", self.server_default is not None),
                ("comment", self.comment),
            )
            if shown
        ]
        return "Column(%s)" % ", ".join(
            [repr(self.name), repr(self.type)]
            + [repr(one) for one in self.foreign_keys]
            + [repr(one) for one in self.constraints]
            + ["table=<%s>" % self.table.description if self.table is not None else "table=None"]
            + ["%s=%r" % (word, getattr(self, word)) for word in keywords]
        )

    @property
    def description(self):
        return str(self.name)

    def append_foreign_key(self, fk):
        fk._attach(self)

    def references(self, column):
        for fk in self.foreign_keys:
            if fk.column is column:
                return True
        return False

    def _on_table_attach(self, listener):
        if self.table is not None:
            listener(self, self.table)
        else:
            self._on_attach.append(listener)

    def _attach(self, table, allow_replacements=False, **kw):
        if not self.name:
            raise exc.ArgumentError(
                "Column must be constructed with a non-blank name or assign a non-blank .name before adding to a "
                "Table."
            )
        if self.key is None:
            self.key = self.name
        if self.table is not None and self.table is not table:
            raise exc.ArgumentError(
                f"Column object '{self.key}' already assigned to Table '{self.table.description}'"
            )
        existing = table._c.get(self.key)
        if existing is not None and existing is not self:
            if not allow_replacements:
                raise exc.DuplicateColumnError(
                    f"A column with name '{self.name}' is already present in table '{table.name}'."
                    + kw.get("_hint", "")
                )
            for fk in existing.foreign_keys:
                table.foreign_keys.discard(fk)
                table.constraints.discard(fk.constraint)
        table._c.replace(self)
        self.table = table
        if self.primary_key:
            table.primary_key._replace(self)
        elif existing is not None and table.primary_key.contains_column(existing):
            raise exc.ArgumentError(
                f"Trying to redefine primary-key column '{self.key}' as a non-primary-key column on table "
                f"'{table.fullname}'"
            )
        if self.index:
            if isinstance(self.index, str):
                raise exc.ArgumentError(
                    "The 'index' keyword argument on Column is boolean only. To create indexes with a specific "
                    "name, create an explicit Index object external to the Table."
                )
            Index(None, self.key, unique=bool(self.unique), _column_flag=True)._attach(table)
        elif self.unique:
            if isinstance(self.unique, str):
                raise exc.ArgumentError(
                    "The 'unique' keyword argument on Column is boolean only. To create unique constraints or "
                    "indexes with a specific name, append an explicit UniqueConstraint to the Table's list of "
                    "elements, or create an explicit Index object external to the Table."
                )
            UniqueConstraint(self.key, _column_flag=True)._attach(table)
        if self.identity is not None and isinstance(self.default, Sequence):
            raise exc.ArgumentError("An column cannot specify both Identity and Sequence.")
        self._type._impl()._set_table(self, table)
        for listener in self._on_attach:
            listener(self, table)
        self._on_attach = []
        event.fire(self, "after_parent_attach", table, {})

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, schema=None, target_table=None, **kw):
        args = [one._copy() for one in self.constraints if not one._type_bound]
        args += [one._copy(schema=schema) for one in self.foreign_keys if one.constraint is None]
        server_default, server_onupdate = self.server_default, self.server_onupdate
        if isinstance(server_default, (Computed, Identity)):
            args.append(server_default._copy())
            server_default = server_onupdate = None
        elif server_default is not None:
            server_default = server_default._copy()
        type_ = self._type
        if isinstance(type_, SchemaType):
            type_ = type_.copy()
        other = type(self)(
            *args,
            name=self.name,
            type_=type_,
            key=self.key,
            primary_key=self.primary_key,
            unique=self.unique,
            system=self.system,
            index=self.index,
            autoincrement=self.autoincrement,
            default=self.default._copy() if self.default is not None else None,
            onupdate=self.onupdate._copy() if self.onupdate is not None else None,
            server_default=server_default,
            server_onupdate=server_onupdate,
            doc=self.doc,
            comment=self.comment,
            **self.dialect_kwargs,
        )
        other.nullable = self.nullable
        other._user_defined_nullable = self._user_defined_nullable
        if "_info" in self.__dict__:
            other.info = dict(self.info)
        return other

    # --- for the renderer

    def _ddl_value(self, is_autoincrement=False):
        value = {"name": _name(self.name), "type": self._type._value(), "nullable": bool(self.nullable)}
        if self.primary_key:
            value["primary_key"] = True
            if (
                is_autoincrement
                and self.identity is None
                and (self.default is None or isinstance(self.default, Sequence) and self.default.optional)
            ):
                value["serial"] = True
        if self.server_default is not None:
            default = self.server_default._value()
            if default is not None:
                value["server_default"] = default
        if self.comment is not None:
            value["comment"] = self.comment
        if self.constraints:
            value["checks"] = [constraint._value() for constraint in self.constraints]
        if self.system:
            value["system"] = True
        return value


def insert_sentinel(name=None, type_=None, *, default=None, omit_from_statements=True):
    from sqlalchemy.types import Integer

    return Column(name=name, type_=type_ or Integer, default=default, insert_sentinel=True)


# ----------------------------------------------------------------------------------------------------------- defaults


class FetchedValue:
    is_server_default = True
    reflected = False
    has_argument = False
    is_clause_element = False
    is_identity = False
    column = None
    for_update = False

    def __init__(self, for_update=False):
        self.for_update = for_update

    def _attach(self, column, **kw):
        self.column = column
        if self.for_update:
            column.server_onupdate = self
        else:
            column.server_default = self

    def _copy(self):
        other = type(self).__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("column", None)
        return other

    def _value(self):
        return None

    def __repr__(self):
        return f"{type(self).__name__}()"


class DefaultClause(FetchedValue):
    has_argument = True

    def __init__(self, arg, for_update=False, _reflected=False):
        if not isinstance(arg, str) and not isinstance(arg, ClauseElement):
            clause = getattr(arg, "__clause_element__", None)
            if clause is None:
                raise exc.ArgumentError(
                    "Argument 'arg' is expected to be one of type '%s' or '%s' or '%s', got '%s'"
                    % (str, ClauseElement, TextClause, type(arg))
                )
            arg = clause()
        self.arg = arg
        self.for_update = for_update
        self.reflected = _reflected

    def _value(self):
        if isinstance(self.arg, str):
            return {"d": "literal", "value": str(self.arg)}
        return {"d": "expression", "expression": self.arg._value()}

    def __repr__(self):
        return "DefaultClause(%r, for_update=%r)" % (self.arg, self.for_update)


PassiveDefault = DefaultClause


class Computed(FetchedValue, SchemaItem):
    def __init__(self, sqltext, persisted=None):
        self.sqltext = _ddl_expression(sqltext)
        self.persisted = persisted

    def _attach(self, column, **kw):
        if not isinstance(column.server_default, (type(None), Computed)) or not isinstance(
            column.server_onupdate, (type(None), Computed)
        ):
            raise exc.ArgumentError(
                "A generated column cannot specify a server_default or a server_onupdate argument"
            )
        self.column = column
        column.computed = self
        column.server_onupdate = self
        column.server_default = self

    def _copy(self, **kw):
        return Computed(self.sqltext, self.persisted)

    copy = _copy

    def _value(self):
        value = {"d": "computed", "expression": self.sqltext._value()}
        if self.persisted is not None:
            value["persisted"] = bool(self.persisted)
        else:
            _warn_of_stored(self.column)
        return value


def _warn_of_stored(column):
    """Servers before version 18 know no other generated columns than stored ones."""
    from sqlalchemy.sql import native

    version = native.settings().get("server_version")
    if version and version[0] < 18 and not native.as_sql():
        from sqlalchemy.util import warn

        warn(
            f"Computed column {column} is being created as 'STORED' since the current PostgreSQL version does not "
            "support VIRTUAL columns. On PostgreSQL 18+, when 'persisted' is not specified, no keyword will be rendered "
            "and VIRTUAL will be used by default. Set 'persisted=True' to ensure STORED behavior across all PostgreSQL "
            "versions."
        )


_OPTIONS = ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache")


class IdentityOptions:
    start = increment = minvalue = maxvalue = nominvalue = nomaxvalue = cycle = cache = order = None

    def _set_options(self, given):
        for option in _OPTIONS:
            setattr(self, option, given.pop(option, None))
        self.order = given.pop("order", None)

    def _options(self):
        value = {}
        for option in _OPTIONS:
            given = getattr(self, option)
            if given is not None:
                value[option] = bool(given) if option in ("nominvalue", "nomaxvalue", "cycle") else int(given)
        return value

    def _as_dict(self):
        return {option: getattr(self, option) for option in _OPTIONS if getattr(self, option) is not None}


class Identity(IdentityOptions, FetchedValue, SchemaItem):
    is_identity = True

    def __init__(
        self,
        always=False,
        on_null=None,
        start=None,
        increment=None,
        minvalue=None,
        maxvalue=None,
        nominvalue=None,
        nomaxvalue=None,
        cycle=None,
        cache=None,
        order=None,
        **dialect_kw,
    ):
        self.always = always
        self.on_null = on_null
        self._set_options(
            dict(
                start=start,
                increment=increment,
                minvalue=minvalue,
                maxvalue=maxvalue,
                nominvalue=nominvalue,
                nomaxvalue=nomaxvalue,
                cycle=cycle,
                cache=cache,
                order=order,
            )
        )
        self._validate_dialect_kwargs(dialect_kw)

    def _attach(self, column, **kw):
        if not isinstance(column.server_default, (type(None), Identity)) or column.server_onupdate is not None:
            raise exc.ArgumentError(
                "A column with an Identity object cannot specify a server_default or a server_onupdate argument"
            )
        if column.autoincrement is False:
            raise exc.ArgumentError("A column with an Identity object cannot specify autoincrement=False")
        self.column = column
        column.identity = self
        if column._user_defined_nullable is NULL_UNSPECIFIED:
            column.nullable = False
        column.server_default = self

    def _copy(self, **kw):
        return Identity(self.always, self.on_null, **self._as_dict())

    copy = _copy

    def _value(self):
        value = self._options()
        value["d"] = "identity"
        value["always"] = bool(self.always)
        return value


class DefaultGenerator(Executable, SchemaItem):
    is_sequence = is_scalar = is_callable = is_clause_element = is_identity = is_server_default = False
    for_update = False
    column = None


class ColumnDefault(DefaultGenerator):
    """A value that Python supplies; nothing of it reaches DDL."""

    def __init__(self, arg, for_update=False):
        if isinstance(arg, FetchedValue):
            raise exc.ArgumentError("ColumnDefault may not be a server-side default type.")
        self.for_update = for_update
        self.is_callable = callable(arg)
        self.is_clause_element = not self.is_callable and (
            isinstance(arg, ClauseElement) or hasattr(arg, "__clause_element__")
        )
        self.is_scalar = not self.is_callable and not self.is_clause_element
        self.arg = arg

    def _copy(self):
        return ColumnDefault(self.arg, self.for_update)

    def _evaluate(self, context=None):
        """The value for one row."""
        if not self.is_callable:
            return self.arg
        code = getattr(self.arg, "__code__", None)
        wants = 0
        if code is not None:
            wants = code.co_argcount - len(getattr(self.arg, "__defaults__", None) or ())
            if hasattr(self.arg, "__self__"):
                wants -= 1
        return self.arg(context) if wants > 0 else self.arg()

    def __repr__(self):
        kind = "Scalar" if self.is_scalar else "Callable" if self.is_callable else "ColumnElement"
        return f"{kind}ElementColumnDefault({self.arg!r})" if self.is_scalar else f"{kind}ColumnDefault({self.arg!r})"


class Sequence(IdentityOptions, DefaultGenerator):
    __visit_name__ = "sequence"
    is_sequence = True
    optional = False
    metadata = None

    def __init__(
        self,
        name,
        start=None,
        increment=None,
        minvalue=None,
        maxvalue=None,
        nominvalue=None,
        nomaxvalue=None,
        cycle=None,
        schema=None,
        cache=None,
        order=None,
        data_type=None,
        optional=False,
        quote=None,
        metadata=None,
        quote_schema=None,
        for_update=False,
        **dialect_kw,
    ):
        self._set_options(
            dict(
                start=start,
                increment=increment,
                minvalue=minvalue,
                maxvalue=maxvalue,
                nominvalue=nominvalue,
                nomaxvalue=nomaxvalue,
                cycle=cycle,
                cache=cache,
                order=order,
            )
        )
        self.for_update = for_update
        self.name = quoted_name(name, quote)
        self.optional = optional
        if schema is BLANK_SCHEMA:
            self.schema = None
        elif metadata is not None and schema is None and metadata.schema:
            self.schema = metadata.schema
        else:
            self.schema = quoted_name(schema, quote_schema) if schema is not None else None
        self._key = _table_key(name, schema)
        self.data_type = to_instance(data_type) if data_type is not None else None
        if metadata is not None:
            self._set_metadata(metadata)
        self._validate_dialect_kwargs(dialect_kw)

    def _set_metadata(self, metadata):
        self.metadata = metadata
        metadata._sequences[self._key] = self
        metadata._register_object(self)

    def _attach(self, column, **kw):
        self.column = column
        if self.for_update:
            column.onupdate = self
        else:
            column.default = self
        column._on_table_attach(lambda column, table: self._set_metadata(table.metadata))

    def _copy(self):
        return Sequence(
            name=self.name, schema=self.schema, data_type=self.data_type, optional=self.optional, **self._as_dict()
        )

    def next_value(self):
        from sqlalchemy.sql.functions import next_value

        return next_value(self)

    def create(self, bind, checkfirst=True):
        from sqlalchemy.sql.ddl import create_sequence

        create_sequence(self, bind, checkfirst)

    def drop(self, bind, checkfirst=True):
        from sqlalchemy.sql.ddl import drop_sequence

        drop_sequence(self, bind, checkfirst)

    def _name_value(self):
        value = {"name": _name(self.name)}
        if self.schema is not None:
            value["schema"] = _name(self.schema)
        return value

    def _sequence_value(self):
        value = self._name_value()
        if self.data_type is not None:
            value["data_type"] = self.data_type._value()
        value["options"] = self._options()
        return value


# -------------------------------------------------------------------------------------------------------- constraints


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

    def ddl_if(self, dialect=None, callable_=None, state=None):
        return self

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, **kw):
        raise NotImplementedError()

    def _shared(self):
        value = {"deferrable": self.deferrable, "initially": self.initially}
        value = {key: given for key, given in value.items() if given is not None}
        name = _given_name(self.name)
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


class _Columns:
    """The columns of a constraint, in order; by key as well."""

    def __init__(self, columns):
        self._all = columns

    def __iter__(self):
        return iter(list(self._all))

    def __len__(self):
        return len(self._all)

    def keys(self):
        return [column.key for column in self._all]

    def values(self):
        return list(self._all)

    def __contains__(self, key):
        return key in self.keys()

    def contains_column(self, column):
        for one in self._all:
            if one is column:
                return True
        return False

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._all[key]
        for column in self._all:
            if column.key == key:
                return column
        raise KeyError(key)

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        try:
            return self[key]
        except KeyError:
            raise AttributeError(key) from None


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
                constraint._attach(table)

        for column in missing:
            column._on_table_attach(attached)
        return
    tables = []
    for column in columns:
        if column.table not in tables:
            tables.append(column.table)
    if len(tables) == 1 and isinstance(tables[0], Table):
        constraint._attach(tables[0])


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
            self._attach(table)
        elif _autoattach:
            _attach_with_columns(self, self._columns, self._columns)

    @property
    def columns(self):
        return _Columns(self._columns)

    c = columns

    @property
    def is_column_level(self):
        return not isinstance(self.parent, Table)

    def _attach(self, parent, **kw):
        if self.parent is not parent:
            Constraint._attach(self, parent)

    def _copy(self, target_table=None, **kw):
        sqltext = self.sqltext
        if target_table is not None and self._columns:
            sqltext = _moved(sqltext, target_table)
        return CheckConstraint(sqltext, _type_bound=self._type_bound, _autoattach=False, **self._copied())

    def _value(self):
        value = self._shared()
        value["kind"] = "check"
        value["condition"] = self.sqltext._value()
        if self._columns:
            value["columns"] = [_name(column.name) for column in self._columns]
        if self._option("not_valid"):
            value["not_valid"] = True
        return value


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
        if len(set(_text_of(column) for column in columns)) != len(refcolumns):
            if len(set(_text_of(column) for column in columns)) != len(columns):
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
            self._attach(table)
        else:
            _attach_with_columns(self, [column for column in self._pending if isinstance(column, Column)], self._pending)

    def _attach(self, table, **kw):
        if self.parent is table:
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
            fk.parent = column
            column.foreign_keys.add(fk)
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
        Constraint._attach(self, table)
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


# ------------------------------------------------------------------------------------------------------------ indexes


class Index(ColumnCollectionMixin, SchemaItem):
    __visit_name__ = "index"
    table = None
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
        self.name = quoted_name(name, quote) if quote is not None else name
        self.unique = unique
        self._column_flag = _column_flag
        self._creation_order = _next_creation_order()
        if info is not None:
            self.info = info
        self._validate_dialect_kwargs(dialect_kw)
        self._pending = [self._as_expression(one) for one in expressions]
        self.expressions = [one for one in self._pending if not isinstance(one, str)]
        if _table is not None:
            self._attach(_table)
            return
        columns = []
        for one in self._pending:
            found = [one] if isinstance(one, Column) else [] if isinstance(one, str) else _columns_in(one)
            columns += found
        if columns and not [one for one in self._pending if isinstance(one, str)]:
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
            value["name"] = name
        if self.table is not None:
            value["table"] = self.table._name_value()
        if self.unique:
            value["unique"] = True
        ops = self.dialect_kwargs.get("postgresql_ops") or {}
        elements = value["elements"] = []
        for one in self.expressions:
            if isinstance(one, ColumnClause) and not one.is_literal:
                element = {"column": _name(one.name)}
            else:
                element = {"expression": one._value()}
                columns = _columns_in(one)
                if columns:
                    element["column_names"] = [_name(column.name) for column in columns]
            key = getattr(one, "key", None)
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


class HasConditionalDDL:
    pass


class HasSchemaAttr:
    pass
