"""PostgreSQL's impl, where code that reaches deeper looks for it."""

from alembic.ddl.impl import DefaultImpl
from alembic.operations.ops import CreateExcludeConstraintOp  # noqa: F401


class PostgresqlImpl(DefaultImpl):
    __dialect__ = "postgresql"
