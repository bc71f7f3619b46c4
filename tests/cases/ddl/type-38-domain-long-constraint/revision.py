"""type-38-domain-long-constraint"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("x", postgresql.DOMAIN("d", sa.Integer(), constraint_name="c" * 63, not_null=True)))


def downgrade():
    op.create_table("t", sa.Column("x", postgresql.DOMAIN("d", sa.Integer(), constraint_name="c" * 64, not_null=True)))
