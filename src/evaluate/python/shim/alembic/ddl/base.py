"""Names that extensions import from here."""

from sqlalchemy.sql.ddl import ExecutableDDLElement


class AlterTable(ExecutableDDLElement):
    def __init__(self, table_name, schema=None):
        self.table_name = table_name
        self.schema = schema
