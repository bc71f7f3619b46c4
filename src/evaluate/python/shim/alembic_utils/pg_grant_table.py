"""Privileges on tables; SELECT, INSERT, UPDATE and REFERENCES go by column, the others by table."""

from enum import Enum

from alembic_utils.exceptions import BadInputException
from alembic_utils.replaceable_entity import ReplaceableEntity
from alembic_utils.statement import coerce_to_quoted, coerce_to_unquoted
from sqlalchemy import text


class PGGrantTableChoice(str, Enum):
    SELECT = "SELECT"
    INSERT = "INSERT"
    UPDATE = "UPDATE"
    REFERENCES = "REFERENCES"
    DELETE = "DELETE"
    TRUNCATE = "TRUNCATE"
    TRIGGER = "TRIGGER"

    def __str__(self):
        return self.value

    def __repr__(self):
        return f"'{self.value}'"


_BY_COLUMN = ("SELECT", "INSERT", "UPDATE", "REFERENCES")
_FIELDS = ("schema", "table", "columns", "role", "grant", "with_grant_option")


class PGGrantTable(ReplaceableEntity):
    type_ = "grant_table"

    def __init__(self, schema, table, role, grant, columns=None, with_grant_option=False):
        self.schema = coerce_to_unquoted(schema)
        self.table = coerce_to_unquoted(table)
        self.columns = sorted(columns) if columns else []
        self.role = coerce_to_unquoted(role)
        self.grant = PGGrantTableChoice(grant)
        self.with_grant_option = with_grant_option
        self.signature = self.identity
        by_column = self.grant.value in _BY_COLUMN
        if by_column and not self.columns:
            raise BadInputException(f"When grant type is {self.grant.value} a value must be provided for columns")
        if self.columns and not by_column:
            raise BadInputException(f"When grant type is {self.grant.value} a value must not be provided for columns")

    def __repr__(self):
        return "PGGrantTable(%s)" % ", ".join([f"{name}={getattr(self, name)!r}" for name in _FIELDS])

    def __eq__(self, other):
        if type(other) is not PGGrantTable:
            return NotImplemented
        return [getattr(self, name) for name in _FIELDS] == [getattr(other, name) for name in _FIELDS]

    __hash__ = None

    @property
    def identity(self):
        return f"{type(self).__name__}: {self.schema}.{self.table}.{self.role}.{self.grant.value}"

    @property
    def definition(self):
        return str(self)

    def to_variable_name(self):
        return f"{self.schema}_{self.table}_{self.role}_{self.grant.value}".lower()

    @property
    def _qualified(self):
        return f"{self.literal_schema}.{coerce_to_quoted(self.table)}"

    def to_sql_statement_create(self):
        columns = f'( {", ".join(self.columns)} )' if self.columns else ""
        option = " WITH GRANT OPTION" if self.with_grant_option else ""
        return text(
            f"GRANT {self.grant.value} {columns} ON {self._qualified} TO {coerce_to_quoted(self.role)} {option}"
        )

    def to_sql_statement_drop(self, cascade=False):
        return text(f"REVOKE {self.grant.value} ON {self._qualified} FROM {coerce_to_quoted(self.role)}")

    def to_sql_statement_create_or_replace(self):
        yield self.to_sql_statement_drop()
        yield self.to_sql_statement_create()
