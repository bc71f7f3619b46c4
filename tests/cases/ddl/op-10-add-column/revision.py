"""op-10-add-column"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("a", sa.Integer()))
    op.add_column("t", sa.Column("b", sa.String(10), nullable=False, server_default="x"), schema="s")
    op.add_column("t", sa.Column("c", sa.Boolean()), if_not_exists=True)


def downgrade():
    op.drop_column("t", "c")
    op.drop_column("t", "b", schema="s")
    op.drop_column("t", "a", if_exists=True)
