"""off-11-names-of-literals"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("a", sa.Integer()), sa.column("b", sa.Integer()))
    op.execute(t.insert().values(a=sa.literal(1), b=2))
    op.execute(t.update().values(a=sa.literal(1)).where(t.c.a == 1))
    op.execute(t.insert().values([{"a": sa.literal(1), "b": 2}, {"a": 3, "b": sa.literal(4)}]))


def downgrade():
    pass
