"""op-01-index-order"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Integer(), index=True),
        sa.Column("b", sa.Integer(), index=True, unique=True),
        sa.Index("ix_t_two", "a", "b"),
    )


def downgrade():
    pass
