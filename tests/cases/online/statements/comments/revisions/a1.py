"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("i", sa.Integer(), comment="the 'column' at 100%"), comment="a table")
    op.create_table_comment("t", "another")


def downgrade():
    op.drop_table('t')
