"""type-30-array-of-generic-array"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", postgresql.ARRAY(sa.ARRAY(sa.Integer()))), sa.Column("b", postgresql.ARRAY(sa.ARRAY(sa.Integer(), dimensions=2), dimensions=2)))


def downgrade():
    pass
