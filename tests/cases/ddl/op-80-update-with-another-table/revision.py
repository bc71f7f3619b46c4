"""op-80-update-with-another-table"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    one = sa.table("one", sa.column("id"), sa.column("a"))
    other = sa.table("other", sa.column("id"), sa.column("b"))
    third = sa.table("third", sa.column("c"))
    op.execute(sa.update(one).values(a=other.c.b))
    op.execute(sa.update(one).values(a=other.c.b + third.c.c).where(one.c.id == other.c.id))
    op.execute(one.update().values(a=sa.func.lower(other.c.b), id=one.c.id))
    op.execute(one.update().values(a=sa.select(other.c.b).scalar_subquery()))
    op.execute(one.update().ordered_values((one.c.a, other.c.b), (one.c.id, one.c.a)))


def downgrade():
    pass
