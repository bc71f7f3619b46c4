"""Columns of tables."""

from sqlalchemy import event, exc
from sqlalchemy.sql._schema.base import NULL_UNSPECIFIED, SchemaItem, _NO_ARG, _OrderedSet, _next_creation_order
from sqlalchemy.sql._schema.default import ColumnDefault, Computed, DefaultClause, FetchedValue, Identity, Sequence
from sqlalchemy.sql.elements import ColumnClause, ProxyColumn, quoted_name
from sqlalchemy.types import NULLTYPE, SchemaType, TypeEngine, _name, to_instance

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


class Column(SchemaItem, ColumnClause):
    __visit_name__ = "column"
    inherit_cache = True
    table = None
    _dialect_arguments = {}
    _proxy_class = ProxyColumn
    # The types that its table's creation brings, where the column's type does not say.
    _created_types = None

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
        keyword_default = self.default = self._client_default(default, False)
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
        if keyword_default is not None:
            self.default = keyword_default  # a Sequence among the arguments yields to it
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
            given._set_parent_with_dispatch(self)
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

    def _set_type(self, type_):
        self._type = to_instance(type_)

    def append_foreign_key(self, fk):
        fk._set_parent_with_dispatch(self)

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
            from sqlalchemy.sql._schema.index import Index

            Index(None, self.key, unique=bool(self.unique), _column_flag=True)._set_parent_with_dispatch(table)
        elif self.unique:
            if isinstance(self.unique, str):
                raise exc.ArgumentError(
                    "The 'unique' keyword argument on Column is boolean only. To create unique constraints or "
                    "indexes with a specific name, append an explicit UniqueConstraint to the Table's list of "
                    "elements, or create an explicit Index object external to the Table."
                )
            from sqlalchemy.sql._schema.constraint import UniqueConstraint

            UniqueConstraint(self.key, _column_flag=True)._set_parent_with_dispatch(table)
        if self.identity is not None and isinstance(self.default, Sequence):
            raise exc.ArgumentError("An column cannot specify both Identity and Sequence.")

    def _set_parent_with_dispatch(self, parent, **kw):
        SchemaItem._set_parent_with_dispatch(self, parent, **kw)
        # what the column brings along has been waiting for the same event, behind those that listen to all columns
        if self._created_types is None:
            self._type._joins_table(self, parent)
        for listener in self._on_attach:
            listener(self, parent)
        self._on_attach = []

    def copy(self, **kw):
        return self._copy(**kw)

    def _copy(self, target_table=None, **kw):
        schema = kw.get("schema")
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
            # Wherever the table goes, its named types go along, into no schema if it has none.
            type_ = type_.copy(**{key: kw[key] for key in ("schema",) if key in kw})
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
        created = self._created_types
        if created is not None or self._type._has_variants():
            value["creates"] = [one._plain() for one in (self._type._user_types() if created is None else created)]
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
