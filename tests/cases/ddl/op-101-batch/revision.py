"""op-101-batch"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    with op.batch_alter_table("t", schema="s") as batch_op:
        batch_op.add_column(sa.Column("a", sa.Integer(), sa.ForeignKey("o.id", name="fk_a")))
        batch_op.alter_column("b", nullable=False, existing_type=sa.String(), type_=sa.Text())
        batch_op.drop_column("c")
        batch_op.create_index("ix", ["a"], unique=True)
        batch_op.drop_index("ix2")
        batch_op.create_unique_constraint("uq", ["a"])
        batch_op.create_check_constraint("ck", "a > 0")
        batch_op.create_foreign_key("fk", "o", ["a"], ["id"], ondelete="CASCADE")
        batch_op.create_primary_key("pk", ["a"])
        batch_op.drop_constraint("old", type_="unique")
        batch_op.create_table_comment("said")
        batch_op.drop_table_comment()
    with op.batch_alter_table("t"):
        pass
    with op.batch_alter_table("t") as batch_op:
        batch_op.create_index(batch_op.f("ix_t_a"), ["a"])


def downgrade():
    pass
