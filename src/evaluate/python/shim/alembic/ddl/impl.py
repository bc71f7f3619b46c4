"""The impl: takes what operations come to and hands it to the renderer, one typed operation at a time."""

from sqlalchemy.sql import native
from sqlalchemy.sql.names import quoted_name
from sqlalchemy.sql.schema import DefaultClause, FetchedValue, _name
from sqlalchemy.types import to_instance


def _table_name(name, schema):
    value = {"name": _name(name)}
    if schema is not None:
        # Dots part a plain name, and are part of a quoted_name.
        is_one = isinstance(schema, quoted_name) and "." in schema and schema.quote is None
        value["schema"] = _name(quoted_name(schema, True) if is_one else schema)
    return value


def _default_value(given):
    """A server default for the renderer; None where there is none."""
    if given is None or given is False:
        return None
    if not isinstance(given, FetchedValue):
        given = DefaultClause(given)
    return given._value()


class DefaultImpl:
    __dialect__ = "postgresql"
    transactional_ddl = True
    command_terminator = ";"
    type_synonyms = ({"NUMERIC", "DECIMAL"}, {"FLOAT", "DOUBLE PRECISION"})

    def __init__(self, context):
        self._context = context
        self.memo = {}
        self.context_opts = context.opts
        self.as_sql = context.as_sql
        self.literal_binds = bool(context.opts.get("literal_binds"))
        self.transactional_ddl = context._settings.get("transactional_ddl", True)

    @property
    def dialect(self):
        return self._context.dialect

    @property
    def connection(self):
        return self._context.connection

    @property
    def bind(self):
        return self._context.bind

    @classmethod
    def get_by_dialect(cls, dialect):
        from alembic.ddl.postgresql import PostgresqlImpl

        return PostgresqlImpl

    def requires_recreate_in_batch(self, batch_op):
        return False

    def autogen_column_reflect(self, inspector, table, column_info):
        pass

    # --- SQL and data

    def static_output(self, text):
        native.call({"request": "output", "stream": "stdout", "text": text + "\n\n"})

    def execute(self, sql, execution_options=None):
        self._exec(sql, execution_options)

    def _exec(self, construct, execution_options=None, multiparams=None, params={}):
        if isinstance(construct, str):
            from sqlalchemy.sql.elements import text

            construct = text(construct)
        if self.as_sql and (multiparams is not None or params):
            raise TypeError("SQL parameters not allowed with as_sql")
        connection = self.bind
        if execution_options:
            connection = connection.execution_options(**execution_options)
        if multiparams:
            return connection.execute(construct, multiparams)
        return connection.execute(construct, params) if params else connection.execute(construct)

    def bulk_insert(self, table, rows, multiinsert=True):
        if not isinstance(rows, list):
            raise TypeError("List expected")
        if rows and not isinstance(rows[0], dict):
            raise TypeError("List of dictionaries expected")
        if self.as_sql:
            from alembic.operations.literal import LiteralBindParam

            for row in rows:
                self._exec(
                    table.insert().inline().values(
                        **{
                            key: value
                            if isinstance(value, LiteralBindParam)
                            else LiteralBindParam(key, value, type_=table.c[key].type)
                            for key, value in row.items()
                        }
                    )
                )
        elif rows:
            if multiinsert:
                self._exec(table.insert().inline(), multiparams=rows)
            else:
                for row in rows:
                    self._exec(table.insert().inline().values(**row))

    # --- tables

    def create_table(self, table, **kw):
        from sqlalchemy import event

        event.fire(table, "before_create", self.connection, {"checkfirst": False, "_ddl_runner": self})
        operation = {"op": "create_table", "table": table._value()}
        if kw.get("if_not_exists"):
            operation["if_not_exists"] = True
        if event.has_listeners(table, "after_create"):
            native.run(dict(operation, only="types_and_table"))
            event.fire(table, "after_create", self.connection, {"checkfirst": False, "_ddl_runner": self})
            operation["only"] = "rest"
        native.run(operation)

    def drop_table(self, table, **kw):
        from sqlalchemy import event

        event.fire(table, "before_drop", self.connection, {"checkfirst": False, "_ddl_runner": self})
        operation = {"op": "drop_table", "table": table._name_value()}
        if kw.get("if_exists"):
            operation["if_exists"] = True
        native.run(operation)
        event.fire(table, "after_drop", self.connection, {"checkfirst": False, "_ddl_runner": self})

    def rename_table(self, old_table_name, new_table_name, schema=None):
        native.run(
            {"op": "rename_table", "table": _table_name(old_table_name, schema), "new_name": _name(new_table_name)}
        )

    def create_table_comment(self, table):
        native.run({"op": "comment_table", "table": table._name_value(), "comment": table.comment})

    def drop_table_comment(self, table):
        native.run({"op": "comment_table", "table": table._name_value(), "comment": None})

    # --- columns

    def add_column(
        self,
        table_name,
        column,
        *,
        schema=None,
        if_not_exists=None,
        inline_references=None,
        inline_primary_key=None,
    ):
        table = column.table
        if table is not None:
            table._resolve_foreign_keys()
            serial = table._autoincrement_column is column
        else:
            serial = False
        operation = {"op": "add_column", "table": _table_name(table_name, schema), "column": column._ddl_value(serial)}
        if if_not_exists:
            operation["if_not_exists"] = True
        if inline_primary_key:
            operation["inline_primary_key"] = True
        if inline_references and len(column.foreign_keys) == 1:
            constraint = [fk.constraint for fk in column.foreign_keys][0]
            if constraint is not None and len(constraint.columns) == 1:
                operation["references"] = constraint._value()
        native.run(operation)

    def drop_column(self, table_name, column, *, schema=None, if_exists=None, **kw):
        operation = {"op": "drop_column", "table": _table_name(table_name, schema), "column": _name(column.name)}
        if if_exists:
            operation["if_exists"] = True
        native.run(operation)

    def alter_column(
        self,
        table_name,
        column_name,
        *,
        nullable=None,
        server_default=False,
        name=None,
        type_=None,
        schema=None,
        autoincrement=None,
        comment=False,
        existing_comment=None,
        existing_type=None,
        existing_server_default=None,
        existing_nullable=None,
        existing_autoincrement=None,
        **kw,
    ):
        using = kw.pop("postgresql_using", None)
        if using is not None and type_ is None:
            from alembic.util.exc import CommandError

            raise CommandError("postgresql_using must be used with the type_ parameter")
        if autoincrement is not None or existing_autoincrement is not None:
            from alembic.util import warn

            warn("autoincrement and existing_autoincrement only make sense for MySQL", stacklevel=3)
        operation = {"op": "alter_column", "table": _table_name(table_name, schema), "column": _name(column_name)}
        if type_ is not None:
            operation["type"] = to_instance(type_)._value()
            if using:
                operation["using"] = str(using)
        if nullable is not None:
            operation["nullable"] = bool(nullable)
        if server_default is not False:
            operation["server_default"] = _default_value(server_default)
            if operation["server_default"] is None and server_default is not None:
                raise AssertionError("a FetchedValue says nothing that a column could be changed to")
            # of any other default nothing is written
            existing = _default_value(existing_server_default) if hasattr(existing_server_default, "_value") else None
            if existing is not None and existing["d"] in ("identity", "computed"):
                operation["existing_server_default"] = existing
        if comment is not False:
            operation["comment"] = comment
        if name is not None:
            operation["new_name"] = _name(name)
        if len(operation) > 3:
            native.run(operation)

    def create_column_comment(self, column):
        from sqlalchemy.sql.ddl import SetColumnComment

        native.run(SetColumnComment(column)._operation())

    # --- constraints and indexes

    def add_constraint(self, constraint, **kw):
        from sqlalchemy.sql.ddl import AddConstraint

        native.run(AddConstraint(constraint)._operation())

    def drop_constraint(self, constraint, **kw):
        from sqlalchemy.sql.ddl import DropConstraint

        native.run(DropConstraint(constraint, **kw)._operation())

    def create_index(self, index, **kw):
        from sqlalchemy.sql.ddl import CreateIndex

        index._free_include = True
        native.run(CreateIndex(index, **kw)._operation())

    def drop_index(self, index, **kw):
        from sqlalchemy.sql.ddl import DropIndex

        native.run(DropIndex(index, **kw)._operation())

    # --- what batch mode's move-and-copy needs

    def prep_table_for_batch(self, batch_impl, table):
        for constraint in table.constraints:
            if constraint.name is not None and constraint.name in batch_impl.named_constraints:
                self.drop_constraint(constraint)

    def cast_for_batch_migrate(self, existing, existing_transfer, new_type):
        if existing.type._type_affinity is not new_type._type_affinity:
            from sqlalchemy.sql.expression import cast

            existing_transfer["expr"] = cast(existing_transfer["expr"], new_type)

    def emit_begin(self):
        native.call({"request": "transaction", "verb": "begin", "name": None})

    def emit_commit(self):
        native.call({"request": "transaction", "verb": "commit", "name": None})


