"""The layer between operations and statements."""

from alembic.ddl.impl import DefaultImpl  # noqa: F401
from alembic.ddl.postgresql import PostgresqlImpl  # noqa: F401
