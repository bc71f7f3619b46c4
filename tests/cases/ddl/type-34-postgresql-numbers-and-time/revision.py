"""type-34-postgresql-numbers-and-time"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", postgresql.DOUBLE_PRECISION()),
        sa.Column("c2", postgresql.DOUBLE_PRECISION(precision=53)),
        sa.Column("c3", postgresql.FLOAT()),
        sa.Column("c4", postgresql.INTERVAL()),
        sa.Column("c5", postgresql.INTERVAL(precision=3)),
        sa.Column("c6", postgresql.INTERVAL(fields="DAY")),
        sa.Column("c7", postgresql.INTERVAL(fields="SECOND", precision=2)),
        sa.Column("c8", postgresql.TIME(precision=3, timezone=True)),
        sa.Column("c9", postgresql.TIME()),
        sa.Column("c10", postgresql.TIMESTAMP(precision=6)),
        sa.Column("c11", postgresql.TIMESTAMP(timezone=True, precision=3)),
    )


def downgrade():
    pass
