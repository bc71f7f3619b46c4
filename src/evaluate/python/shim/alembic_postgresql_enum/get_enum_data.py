"""What an enumeration is used by."""

from enum import Enum as PyEnum


class ColumnType(PyEnum):
    COMMON = "Enum"
    ARRAY = "ARRAY"

    def __repr__(self):
        return "ColumnType.%s" % self.name


Unspecified = object()


class TableReference:
    """A column of an enumeration's type."""

    def __init__(
        self,
        table_name,
        column_name,
        table_schema=Unspecified,
        column_type=ColumnType.COMMON,
        existing_server_default=None,
    ):
        self.table_name = table_name
        self.column_name = column_name
        self.table_schema = table_schema
        self.column_type = column_type
        self.existing_server_default = existing_server_default

    def _parts(self):
        return (self.table_name, self.column_name, self.table_schema, self.column_type, self.existing_server_default)

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, TableReference) else NotImplemented

    def __hash__(self):
        return hash(self._parts())

    @property
    def table_name_with_schema(self):
        prefix = '"%s".' % self.table_schema if self.table_schema else ""
        return '%s"%s"' % (prefix, self.table_name)

    @property
    def escaped_column_name(self):
        return '"%s"' % self.column_name
