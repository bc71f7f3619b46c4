"""type-11-boolean-and-time"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.Boolean()),
        sa.Column("c2", sa.BOOLEAN()),
        sa.Column("c3", sa.Date()),
        sa.Column("c4", sa.DATE()),
        sa.Column("c5", sa.Time()),
        sa.Column("c6", sa.Time(timezone=True)),
        sa.Column("c7", sa.DateTime()),
        sa.Column("c8", sa.DateTime(timezone=True)),
        sa.Column("c9", sa.TIMESTAMP()),
        sa.Column("c10", sa.TIMESTAMP(timezone=True)),
        sa.Column("c11", sa.DATETIME()),
        sa.Column("c12", sa.Interval()),
        sa.Column("c13", sa.Interval(second_precision=3)),
        sa.Column("c14", sa.Interval(native=False)),
    )


def downgrade():
    pass
