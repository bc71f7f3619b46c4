"""Defaults of columns: of the server, computed, identities, sequences, and those that Python supplies."""

from sqlalchemy import exc
from sqlalchemy._types.base import SchemaEventTarget
from sqlalchemy.sql._schema.base import BLANK_SCHEMA, NULL_UNSPECIFIED, SchemaItem, _ddl_expression, _table_key
from sqlalchemy.sql.elements import ClauseElement, Executable, TextClause, quoted_name
from sqlalchemy.types import _name, to_instance

__name__ = "sqlalchemy.sql.schema"  # where users find what is defined here


class FetchedValue(SchemaEventTarget):
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
            # a member of an enumeration of texts is its value, whatever it is shown as
            return {"d": "literal", "value": str.__str__(self.arg)}
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
