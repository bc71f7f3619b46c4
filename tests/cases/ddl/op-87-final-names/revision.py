"""op-87-final-names"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    name = op.f("ix_t_a")
    print(isinstance(name, str), name)
    op.create_index(name, "t", ["a"])
    op.create_check_constraint(op.f("positive"), "t", "a > 0")
    op.create_table("u", sa.Column("a", sa.Integer()), sa.CheckConstraint("a > 0", name=op.f("n" * 70)))


def downgrade():
    op.drop_constraint(op.f("positive"), "t", type_="check")
