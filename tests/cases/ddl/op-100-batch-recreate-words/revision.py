"""op-100-batch-recreate-words"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.batch_alter_table("t", recreate="auto") as batch_op:
        batch_op.drop_column("a")
    with op.batch_alter_table("t", "s", "never", naming_convention={"uq": "uq_%(table_name)s"}) as batch_op:
        batch_op.drop_column("a")


def downgrade():
    with op.batch_alter_table("t", recreate="sometimes") as batch_op:
        batch_op.drop_column("a")
