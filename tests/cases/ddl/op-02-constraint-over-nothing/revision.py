"""op-02-constraint-over-nothing"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer), sa.UniqueConstraint(name="c"), sa.UniqueConstraint("a", name="d"))
    op.create_table("u", sa.Column("a", sa.Integer, primary_key=True), sa.UniqueConstraint())
    op.create_table("v", sa.Column("a", sa.Integer), sa.UniqueConstraint(), sa.PrimaryKeyConstraint())
    op.create_table("w", sa.UniqueConstraint())


def downgrade():
    pass
