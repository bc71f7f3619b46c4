"""type-55-computed-virtual"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("b", sa.Integer(), sa.Computed("a * 2", persisted=False)))


def downgrade():
    pass
