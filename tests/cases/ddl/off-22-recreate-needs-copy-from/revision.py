"""off-22-recreate-needs-copy-from"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.batch_alter_table("t", recreate="always") as batch_op:
        batch_op.drop_column("a")


def downgrade():
    with op.batch_alter_table("t", recreate="always", copy_from=sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer()))) as batch_op:
        batch_op.drop_column("a")
