"""type-37-postgresql-enum"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", postgresql.ENUM("a", "b", name="En")),
        sa.Column("c2", postgresql.ENUM("a", "b", name="en", schema="s")),
        sa.Column("c3", postgresql.ENUM("a", "b", name="made_elsewhere", create_type=False)),
        sa.Column("c4", postgresql.ENUM(name="no_labels", create_type=False)),
    )


def downgrade():
    pass
