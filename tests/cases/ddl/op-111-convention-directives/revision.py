"""op-111-convention-directives"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_unique_constraint(None, "t", ["a", "b"])
    op.create_unique_constraint("mine", "t", ["a"])
    op.create_foreign_key(None, "t", "o", ["a"], ["id"])
    op.create_primary_key(None, "t", ["id"])
    op.create_index(None, "t", ["a", "b"])
    op.create_check_constraint("positive", "t", "a > 0")
    op.create_check_constraint(op.f("final"), "t", "a > 0")
    op.add_column("t", sa.Column("c", sa.Integer(), sa.ForeignKey("o.id"), unique=True, index=True))
    op.drop_constraint("positive", "t", type_="check")
    op.drop_constraint("positive", "t")
    op.drop_constraint(op.f("positive"), "t", type_="check")
    op.drop_constraint("mine", "t", type_="unique")


def downgrade():
    pass
