"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("n", sa.Integer(), sa.Identity(start=5), nullable=False), sa.Column("d", sa.Integer(), sa.Computed("id * 2")))
    op.create_index("ix", "t", [sa.text("lower(n::text)")], postgresql_where=sa.text("n > 5"))


def downgrade():
    pass
