"""The one dialect: PostgreSQL, as a revision file asks it for names and abilities."""


class Dialect:
    """What `connection.dialect` is."""

    name = "postgresql"
    driver = "psycopg2"
    paramstyle = "pyformat"
    default_paramstyle = "pyformat"
    default_schema_name = "public"
    max_identifier_length = 63
    supports_alter = True
    supports_sequences = True
    supports_native_boolean = True
    supports_native_enum = True
    supports_native_uuid = True
    supports_schemas = True
    supports_comments = True
    supports_multivalues_insert = True
    supports_default_values = True
    supports_sane_rowcount = True
    implicit_returning = insert_returning = update_returning = delete_returning = True
    positional = False
    _type_memos = {}

    @property
    def server_version_info(self):
        import _mig

        settings = getattr(_mig, "settings", None)
        found = settings() if settings is not None else _mig.call({"request": "settings"}) or {}
        version = found.get("server_version") or (15,)
        return tuple(version)

    @property
    def dbapi(self):
        import psycopg2

        return psycopg2

    loaded_dbapi = dbapi

    @property
    def identifier_preparer(self):
        return IdentifierPreparer(self)

    @property
    def type_compiler(self):
        return TypeCompiler()

    type_compiler_instance = type_compiler

    @property
    def statement_compiler(self):
        from sqlalchemy.sql.compiler import SQLCompiler

        return SQLCompiler

    def has_table(self, connection, table_name, schema=None, **_options):
        from .reflection import Inspector

        return Inspector(connection).has_table(table_name, schema)

    def has_sequence(self, connection, sequence_name, schema=None, **_options):
        from .reflection import Inspector

        return Inspector(connection).has_sequence(sequence_name, schema)

    def has_type(self, connection, type_name, schema=None, **_options):
        from .reflection import Inspector

        return Inspector(connection).has_type(type_name, schema)

    def has_index(self, connection, table_name, index_name, schema=None, **_options):
        from .reflection import Inspector

        return Inspector(connection).has_index(table_name, index_name, schema)

    def has_schema(self, connection, schema_name, **_options):
        from sqlalchemy.inspection import inspect

        return schema_name in inspect(connection).get_schema_names()

    def __getattr__(self, name):
        """The dialect's own questions about the schema, `get_pk_constraint(connection, …)`: those of the inspector."""
        from .reflection import Inspector

        if not name.startswith("get_") or not hasattr(Inspector, name):
            raise AttributeError("%r object has no attribute %r" % (type(self).__name__, name))
        return lambda connection, *arguments, **options: getattr(Inspector(connection), name)(*arguments, **options)

    def type_descriptor(self, typeobj):
        """The type as psycopg2's dialect has it: there is one for all numbers of a kind, and it forgets their names."""
        from sqlalchemy.types import Float, Numeric, to_instance

        given = to_instance(typeobj)
        if isinstance(given, Float):
            return given if type(given) is Float else Float(given.precision, given.asdecimal)
        if isinstance(given, Numeric) and type(given) is not Numeric:
            return Numeric(given.precision, given.scale, asdecimal=given.asdecimal)
        return given

    def validate_identifier(self, identifier):
        pass

    def __repr__(self):
        return "<sqlalchemy.dialects.postgresql.psycopg2.PGDialect_psycopg2 object>"


class IdentifierPreparer:
    """Quotes names, as the renderer would."""

    def __init__(self, dialect):
        self.dialect = dialect

    def quote(self, ident, force=None):
        import _mig

        from sqlalchemy.sql.names import name_value

        return _mig.call({"request": "compile", "statement": {"k": "column", "name": name_value(ident)}})

    quote_schema = quote

    def quote_identifier(self, value):
        from sqlalchemy.sql.names import quoted_name

        return self.quote(quoted_name(value, True))

    def format_table(self, table, use_schema=True, name=None):
        quoted = self.quote(name or table.name)
        if use_schema and getattr(table, "schema", None):
            return "%s.%s" % (self.quote(table.schema), quoted)
        return quoted

    def format_column(self, column, use_table=False, name=None, table_name=None, **_options):
        quoted = self.quote(name or column.name)
        if use_table:
            return "%s.%s" % (self.format_table(column.table), quoted)
        return quoted

    def format_schema(self, name):
        return self.quote(name)

    def format_index(self, index):
        return self.quote(index.name)

    def format_constraint(self, constraint):
        return self.quote(constraint.name)

    def format_sequence(self, sequence, use_schema=True):
        return self.format_table(sequence, use_schema)

    def format_type(self, type_, use_schema=True):
        return self.format_table(type_, use_schema)

    def unformat_identifiers(self, identifiers):
        return [part.strip('"').replace('""', '"') for part in identifiers.split(".")]

    def _requires_quotes(self, value):
        return self.quote(value) != value


class TypeCompiler:
    def process(self, type_, **_options):
        return type_._sql()


_dialect = Dialect()
_dialect.__class__.__name__ = "PGDialect_psycopg2"


def dialect(**_options):
    """The dialect."""
    return _dialect
