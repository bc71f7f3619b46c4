"""op-102-batch-execute-first"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.batch_alter_table("t") as batch_op:
        batch_op.add_column(sa.Column("a", sa.Integer()))
        batch_op.execute("SELECT 'runs first'")
        batch_op.drop_column("b")


def downgrade():
    pass
