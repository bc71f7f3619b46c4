"""type-52-serial-by-constraint"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer()), sa.PrimaryKeyConstraint("a"))
    op.create_table("u", sa.Column("a", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("a"))
    op.create_table("v", sa.Column("a", sa.Integer(), nullable=True), sa.PrimaryKeyConstraint("a"))
    op.create_table("w", sa.Column("a", sa.Uuid(), nullable=False), sa.Column("b", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("a", "b"))


def downgrade():
    pass
