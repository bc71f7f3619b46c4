"""op.sync_enum_values and op.add_enum_value.

An enumeration can't lose or reorder labels: a new type takes the name, the columns are cast over, the old one goes.
Operators between the two exist for that while, since defaults and partial indexes compare.
"""

from alembic.operations import MigrateOperation, Operations
from alembic_postgresql_enum.get_enum_data import ColumnType, TableReference, Unspecified
from sqlalchemy import text
from sqlalchemy.exc import DataError

_OPERATORS = (("!=", "new_old_not_equals"), ("=", "new_old_equals"))
_ROWS_IN_THE_WAY = (
    "New enum values can not be set due to some row containing reference to old enum value.\n"
    "Please consider using enum_values_to_rename parameter or updating/deleting these row before calling "
    "sync_enum_values.\n"
)


@Operations.register_operation("add_enum_value")
class AddEnumValuesOp(MigrateOperation):
    @classmethod
    def add_enum_value(cls, operations, enum_schema, enum_name, new_value, before_value=None):
        after = f" AFTER '{before_value}'" if before_value else ""
        operations.get_bind().execute(text(f"""ALTER TYPE "{enum_schema}"."{enum_name}" ADD VALUE '{new_value}'{after}"""))


@Operations.register_operation("sync_enum_values")
class SyncEnumValuesOp(MigrateOperation):
    @classmethod
    def sync_enum_values(
        cls,
        operations,
        enum_schema,
        enum_name,
        new_values,
        affected_columns,
        enum_values_to_rename=(),
        indexes_to_recreate=None,
    ):
        connection = operations.get_bind()
        columns = [_reference(connection, enum_schema, one) for one in affected_columns]
        change = _Change(connection, enum_schema, enum_name, list(enum_values_to_rename))
        change.carry_out(list(new_values), columns, list(indexes_to_recreate or ()))


def _reference(connection, schema, given):
    if isinstance(given, TableReference):
        if given.table_schema is Unspecified:
            return TableReference(
                given.table_name, given.column_name, schema, given.column_type, given.existing_server_default
            )
        return given
    if not isinstance(given, tuple):
        raise ValueError("Affected columns must contain tuples or TableReferences")
    table, column = given[0], given[1]
    default = connection.execute(
        text(
            f"""
        SELECT column_default
        FROM information_schema.columns
        WHERE 
            table_schema = '{schema}' AND 
            table_name = '{table}' AND 
            column_name = '{column}'
    """
        )
    ).scalar()
    return TableReference(table, column, schema, given[2] if len(given) > 2 else ColumnType.COMMON, default)


class _Change:
    def __init__(self, connection, schema, name, renamed):
        self.connection = connection
        self.schema = schema
        self.name = name
        self.renamed = renamed
        self.new = f'"{schema}"."{name}"'
        self.old_name = f'"{name}_old"'
        self.old = f'"{schema}".{self.old_name}'

    def _run(self, sql):
        self.connection.execute(text(sql))

    def carry_out(self, values, columns, indexes):
        labels = ", ".join(f"'{value}'" for value in values)
        self._run(f"ALTER TYPE {self.new} RENAME TO {self.old_name}")
        self._run(f"CREATE TYPE {self.new} AS ENUM({labels})")
        for operator, function in _OPERATORS:
            self._create_operator(operator, f'"{self.schema}".{function}')
        for index in indexes:
            name = ".".join(['"%s"' % part.strip('"') for part in index.name.rsplit(".", 1)])
            self._run(f"DROP INDEX IF EXISTS {name}")
        for column in columns:
            self._cast(column)
        for operator, function in _OPERATORS:
            self._drop_operator(operator, f'"{self.schema}".{function}')
        self._run(f"DROP TYPE {self.old}")
        for index in indexes:
            self._run(self._renamed_definition(index.definition))

    def _cast(self, column):
        alter = f"ALTER TABLE {column.table_name_with_schema}"
        name = column.escaped_column_name
        default = column.existing_server_default
        if default is not None:
            self._run(f"""{alter}
             ALTER COLUMN {name} DROP DEFAULT""")
        try:
            self._cast_values(column, alter, name)
        except DataError as error:
            raise ValueError(_ROWS_IN_THE_WAY + str(error.orig).strip()) from error
        if default is not None:
            self._run(f"""{alter}
            ALTER COLUMN {name} SET DEFAULT {self._renamed_default(default)}""")

    def _cast_values(self, column, alter, name):
        if column.column_type == ColumnType.ARRAY:
            value = f"{name}::text[]"
            for old, new in self.renamed:
                value = f"array_replace({value}, '{old}', '{new}')"
            self._run(f"""{alter} 
            ALTER COLUMN {name} TYPE {self.new}[]
            USING {value}::{self.new}[]
            """)
        elif self.renamed:
            cases = " ".join(f"WHEN {name}::text = '{old}' THEN '{new}'::{self.new}" for old, new in self.renamed)
            self._run(f"""{alter} 
                ALTER COLUMN {name} TYPE {self.new} 
                USING CASE 
                {cases}

                ELSE {name}::text::{self.new}
                END
                """)
        else:
            self._run(f"""{alter} 
                ALTER COLUMN {name} TYPE {self.new} 
                USING {name}::text::{self.new}
                """)

    def _renamed_default(self, default):
        new = f"{self.schema}.{self.name}" if self.schema else self.name
        value = default if default.startswith("ARRAY[") else default[: default.find("::")]
        for old_label, new_label in self.renamed:
            value = value.replace(f"'{old_label}'", f"'{new_label}'").replace(f'"{old_label}"', f'"{new_label}"')
        if default.startswith("ARRAY["):
            import re

            return re.sub(r"::[.\w]+", f"::{new}", value)
        return f"{value}::{new}[]" if default.endswith("[]") else f"{value}::{new}"

    def _renamed_definition(self, definition):
        names = [self.name] + ([f"{self.schema}.{self.name}"] if self.schema else [])
        for old_label, new_label in self.renamed:
            for name in names:
                definition = definition.replace(f"'{old_label}'::{name}", f"'{new_label}'::{name}")
        return definition

    def _create_operator(self, operator, function):
        if self.renamed:
            cases = " ".join(f"WHEN old_enum_val::text = '{old}' THEN '{new}'" for old, new in self.renamed)
            body = f"""CASE
                    {cases}

                    ELSE old_enum_val::text
                END;"""
        else:
            body = "old_enum_val::text;"
        self._run(f"""
            CREATE FUNCTION {function}(
                new_enum_val {self.new}, old_enum_val {self.old}
            )
            RETURNS boolean AS $$
                SELECT new_enum_val::text {operator} {body}
            $$ LANGUAGE SQL IMMUTABLE
        """)
        self._run(f"""
        CREATE OPERATOR "{self.schema}".{operator} (
            leftarg = {self.new},
            rightarg = {self.old},
            procedure = {function}
        )
    """)

    def _drop_operator(self, operator, function):
        self._run(f"""
            DROP OPERATOR IF EXISTS "{self.schema}".{operator} (
                {self.new},
                {self.old}
            )
            """)
        self._run(f"""
        DROP FUNCTION {function}(
            new_enum_val {self.new}, old_enum_val {self.old}
        )
    """)
