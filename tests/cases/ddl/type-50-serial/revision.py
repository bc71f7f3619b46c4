"""type-50-serial"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("b", sa.Column("id", sa.BigInteger(), primary_key=True))
    op.create_table("c", sa.Column("id", sa.SmallInteger(), primary_key=True))
    op.create_table("d", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False))
    op.create_table("e", sa.Column("id", sa.Integer(), sa.ForeignKey("a.id"), primary_key=True))
    op.create_table("f", sa.Column("id", sa.Integer(), primary_key=True, server_default="5"))
    op.create_table("g", sa.Column("id", sa.String(), primary_key=True))
    op.create_table("h", sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True))
    op.create_table("i", sa.Column("x", sa.Integer(), primary_key=True), sa.Column("y", sa.Integer(), primary_key=True))
    op.create_table("j", sa.Column("id", sa.Numeric(10, 0), primary_key=True))


def downgrade():
    pass
