"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("c", sa.Integer()), "s")


def downgrade():
    pass
