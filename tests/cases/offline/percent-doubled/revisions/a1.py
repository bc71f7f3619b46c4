"""Without a paramstyle every percent sign is doubled."""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT 5 % 2, '100%%'")
    op.create_table("t", sa.Column("a%", sa.String(), server_default="50%", comment="5%"), sa.CheckConstraint("a % 2 = 0"))
    op.execute(sa.table("t", sa.column("a%", sa.String())).insert().values({"a%": "1%"}))


def downgrade():
    op.drop_table("t%")
