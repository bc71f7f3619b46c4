"""type-56-default-must-be-text"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer(), server_default=5))


def downgrade():
    pass
