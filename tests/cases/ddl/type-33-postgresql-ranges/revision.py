"""type-33-postgresql-ranges"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", postgresql.INT4RANGE()),
        sa.Column("c2", postgresql.INT8RANGE()),
        sa.Column("c3", postgresql.NUMRANGE()),
        sa.Column("c4", postgresql.DATERANGE()),
        sa.Column("c5", postgresql.TSRANGE()),
        sa.Column("c6", postgresql.TSTZRANGE()),
        sa.Column("c7", postgresql.INT4MULTIRANGE()),
        sa.Column("c8", postgresql.INT8MULTIRANGE()),
        sa.Column("c9", postgresql.NUMMULTIRANGE()),
        sa.Column("c10", postgresql.DATEMULTIRANGE()),
        sa.Column("c11", postgresql.TSMULTIRANGE()),
        sa.Column("c12", postgresql.TSTZMULTIRANGE()),
    )


def downgrade():
    pass
