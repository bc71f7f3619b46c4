"""op-06-not-valid-behind-a-column"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer(), sa.CheckConstraint("a > 0", name="positive", postgresql_not_valid=True)))
    op.add_column("t", sa.Column("b", sa.Integer(), sa.CheckConstraint("b > 0", postgresql_not_valid=True, deferrable=True)))


def downgrade():
    pass
