"""alembic-postgresql-enum: op.sync_enum_values and op.add_enum_value."""

from alembic_postgresql_enum.get_enum_data import ColumnType, TableReference  # noqa: F401
from alembic_postgresql_enum import operations  # noqa: F401  (registers the directives)


class Config:
    def __init__(self, **options):
        self.__dict__.update(options)


def set_configuration(config):
    """Configures autogenerate; a run has no use for it."""
