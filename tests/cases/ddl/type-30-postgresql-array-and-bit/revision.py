"""type-30-postgresql-array-and-bit"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", postgresql.ARRAY(sa.Integer())),
        sa.Column("c2", postgresql.ARRAY(sa.Text(), dimensions=3)),
        sa.Column("c3", postgresql.ARRAY(sa.Text(collation="C"))),
        sa.Column("c4", postgresql.ARRAY(postgresql.UUID(as_uuid=True))),
        sa.Column("c5", postgresql.BIT()),
        sa.Column("c6", postgresql.BIT(5)),
        sa.Column("c7", postgresql.BIT(varying=True)),
        sa.Column("c8", postgresql.BIT(5, varying=True)),
    )


def downgrade():
    pass
