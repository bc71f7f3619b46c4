"""type-43-type-stays"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Enum("a", name="e")))


def downgrade():
    op.drop_table("t")
    sa.Enum(name="e").drop(op.get_bind(), checkfirst=False)
    postgresql.ENUM(name="f", schema="s").drop(op.get_bind())
