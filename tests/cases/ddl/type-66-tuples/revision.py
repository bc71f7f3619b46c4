"""type-66-tuples"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("a"))
    op.execute(t.insert().from_select(["a"], sa.select(sa.tuple_(1, 2))))
    op.execute(t.insert().from_select(["a"], sa.select(sa.tuple_())))
    op.execute(sa.select(t).where(sa.tuple_(t.c.a, 1) == sa.tuple_(2, 3)))
    for row in (sa.tuple_(1, 2), sa.tuple_(1, 2).label("x")):
        try:
            op.execute(sa.select(row))
        except sa.exc.CompileError as error:
            op.execute("-- %s" % error)


def downgrade():
    pass
