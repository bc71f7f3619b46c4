"""op-11-add-column-extras"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("a", sa.Integer(), sa.ForeignKey("o.id", name="fk_a", ondelete="CASCADE")))
    op.add_column("t", sa.Column("b", sa.Integer(), sa.ForeignKey("s2.o.id")), schema="s")
    op.add_column("t", sa.Column("c", sa.Integer(), unique=True))
    op.add_column("t", sa.Column("d", sa.Integer(), index=True))
    op.add_column("t", sa.Column("e", sa.Integer(), index=True, unique=True))
    op.add_column("t", sa.Column("f", sa.Integer(), sa.CheckConstraint("f > 0", name="ck_f"), comment="the 'f'"))


def downgrade():
    pass
