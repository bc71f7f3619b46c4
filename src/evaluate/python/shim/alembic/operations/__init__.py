"""Directives: what `op` offers, and the classes behind it."""

from alembic.operations.base import AbstractOperations, BatchOperations, Operations  # noqa: F401
from alembic.operations.ops import MigrateOperation, MigrationScript  # noqa: F401
from alembic.operations import toimpl  # noqa: F401
