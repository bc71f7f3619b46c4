"""type-66-long-labels"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    long = "y" * 70
    exact = "w" * 63
    t = sa.table("t", sa.column(long), sa.column(exact), sa.column("a"))
    cast = sa.select(sa.cast(t.c[long], sa.String()), sa.cast(t.c[exact], sa.Text()))
    op.execute(cast)
    op.execute(sa.select(t.c[long], t.c[long], sa.type_coerce(t.c[long], sa.String())))
    op.execute(sa.select(cast.subquery("s")))
    op.execute(sa.select(cast.cte("c")))
    op.execute(sa.select(sa.select(t.c[long], t.c[exact]).subquery("s")))
    op.execute(sa.select(sa.select(t.c[long].label("l" * 70)).subquery("s").c["l" * 70]))
    op.execute(sa.insert(t).from_select([long], sa.select(sa.cast(t.c[exact], sa.String()))))


def downgrade():
    pass
