"""op-02-constraint-order"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Integer(), unique=True),
        sa.Column("b", sa.Integer(), sa.ForeignKey("o.id"), sa.CheckConstraint("b > 0", name="inline")),
        sa.CheckConstraint("a < b", name="ck_one"),
        sa.UniqueConstraint("a", "b", name="uq_two"),
        sa.ForeignKeyConstraint(["a"], ["x.id"], name="fk_three", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", name="pk_t"),
    )
    op.create_table("nothing")


def downgrade():
    pass
