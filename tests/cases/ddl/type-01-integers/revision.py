"""type-01-integers"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.Integer()),
        sa.Column("c2", sa.INTEGER()),
        sa.Column("c3", sa.INT()),
        sa.Column("c4", sa.SmallInteger()),
        sa.Column("c5", sa.BigInteger()),
        sa.Column("c6", sa.SMALLINT()),
        sa.Column("c7", sa.BIGINT()),
        sa.Column("c8", sa.Integer),
    )


def downgrade():
    pass
