"""The operations: one class each, with the directive that makes it, plain and for `batch_alter_table`.

The classes live in `_ops`, by kind.
"""

from alembic.operations.base import BatchOperations, Operations  # noqa: F401
from alembic.operations._ops.base import (  # noqa: F401
    BulkInsertOp,
    DowngradeOps,
    ExecuteSQLOp,
    MigrateOperation,
    MigrationScript,
    ModifyTableOps,
    OpContainer,
    UpgradeOps,
    _directive,
    _schema_objects,
)
from alembic.operations._ops.constraint import (  # noqa: F401
    AddConstraintOp,
    CreateCheckConstraintOp,
    CreateExcludeConstraintOp,
    CreateForeignKeyOp,
    CreatePrimaryKeyOp,
    CreateUniqueConstraintOp,
    DropConstraintOp,
)
from alembic.operations._ops.index import CreateIndexOp, DropIndexOp  # noqa: F401
from alembic.operations._ops.table import (  # noqa: F401
    AlterTableOp,
    CreateTableCommentOp,
    CreateTableOp,
    DropTableCommentOp,
    DropTableOp,
    RenameTableOp,
)
from alembic.operations._ops.column import AddColumnOp, AlterColumnOp, DropColumnOp  # noqa: F401
