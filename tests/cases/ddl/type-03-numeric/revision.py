"""type-03-numeric"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", sa.Numeric()),
        sa.Column("c2", sa.Numeric(10)),
        sa.Column("c3", sa.Numeric(10, 2)),
        sa.Column("c4", sa.DECIMAL(10, 2)),
        sa.Column("c5", sa.NUMERIC(precision=5, scale=0)),
        sa.Column("c6", sa.Numeric(asdecimal=False)),
    )


def downgrade():
    pass
