"""type-30-array-in-an-array"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    # Of what a variant of the inner array would need nothing is seen.
    inner = sa.ARRAY(sa.Unicode())
    op.create_table("t", sa.Column("a", postgresql.ARRAY(inner.with_variant(postgresql.ARRAY(sa.Enum("x", name="e1")), "postgresql"))))
    inner = sa.ARRAY(sa.Enum("x", name="e2"))
    op.create_table("t", sa.Column("a", postgresql.ARRAY(inner.with_variant(sa.Integer(), "postgresql"))))


def downgrade():
    pass
