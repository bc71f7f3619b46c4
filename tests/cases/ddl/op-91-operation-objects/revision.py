"""op-91-operation-objects"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import ops

revision = "a1"
down_revision = None


def upgrade():
    op.invoke(ops.CreateTableOp("t", [sa.Column("a", sa.Integer()), sa.Column("b", sa.Text())], schema="s"))
    op.invoke(ops.AddColumnOp("t", sa.Column("c", sa.Integer()), schema="s"))
    op.invoke(ops.AlterColumnOp("t", "c", modify_nullable=False, existing_type=sa.Integer()))
    op.invoke(ops.CreateIndexOp("ix", "t", ["a"], unique=True))
    op.invoke(ops.CreateUniqueConstraintOp("uq", "t", ["a"]))
    op.invoke(ops.CreateForeignKeyOp("fk", "t", "o", ["a"], ["id"]))
    op.invoke(ops.CreateCheckConstraintOp("ck", "t", "a > 0"))
    op.invoke(ops.CreatePrimaryKeyOp("pk", "t", ["a"]))
    op.invoke(ops.CreateTableCommentOp("t", "said"))
    op.invoke(ops.ExecuteSQLOp("SELECT 1"))
    op.invoke(ops.BulkInsertOp(sa.table("t", sa.column("a", sa.Integer())), [{"a": 1}]))
    op.invoke(ops.RenameTableOp("t", "u"))


def downgrade():
    op.invoke(ops.DropTableCommentOp("t"))
    op.invoke(ops.DropConstraintOp("ck", "t", type_="check"))
    op.invoke(ops.DropIndexOp("ix", table_name="t"))
    op.invoke(ops.DropColumnOp("t", "c"))
    op.invoke(ops.DropTableOp("t", schema="s"))
