"""op-103-batch-has-no-rename"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.batch_alter_table("t") as batch_op:
        batch_op.rename_table("u")


def downgrade():
    with op.batch_alter_table("t", schema="s") as batch_op:
        batch_op.drop_constraint("uq", type_="unique")
