"""type-57-comments"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer(), comment=""), sa.Column("b", sa.Integer(), comment="b's"), sa.Column("c", sa.Integer()), comment="")


def downgrade():
    pass
