"""type-55-computed"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer(), sa.Computed("a * 2")), sa.Column("c", sa.Integer(), sa.Computed(sa.text("a % 2"), persisted=True)))
    op.add_column("t", sa.Column("d", sa.Integer(), sa.Computed("a + 1")))


def downgrade():
    pass
