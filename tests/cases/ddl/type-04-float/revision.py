"""type-04-float"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.Float()),
        sa.Column("c2", sa.Float(24)),
        sa.Column("c3", sa.Float(53)),
        sa.Column("c4", sa.FLOAT(10)),
        sa.Column("c5", sa.Double()),
        sa.Column("c6", sa.Double(53)),
        sa.Column("c7", sa.DOUBLE_PRECISION()),
        sa.Column("c8", sa.REAL()),
        sa.Column("c9", sa.DOUBLE()),
    )


def downgrade():
    pass
