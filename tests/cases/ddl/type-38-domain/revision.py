"""type-38-domain"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("c1", postgresql.DOMAIN("d", sa.Integer(), default="5", not_null=True, constraint_name="dc", check="VALUE > 0")),
        sa.Column("c2", postgresql.DOMAIN("D", sa.String(5), schema="s", collation="C")),
    )


def downgrade():
    pass
