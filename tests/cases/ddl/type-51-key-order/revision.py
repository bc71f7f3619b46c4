"""type-51-key-order"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer(), primary_key=True), sa.Column("b", sa.Integer(), primary_key=True, autoincrement=True))
    op.create_table("u", sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer(), autoincrement=True), sa.PrimaryKeyConstraint("a", "b", name="pk"))


def downgrade():
    pass
