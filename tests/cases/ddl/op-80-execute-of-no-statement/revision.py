"""op-80-execute-of-no-statement"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # Online these are errors; a script takes them, and nothing is left of a table.
    t = sa.table("t", sa.column("a"))
    op.execute(t)
    op.execute(t.alias("q"))
    op.execute(sa.join(t, sa.table("u"), sa.true()))
    op.execute(sa.select(t).subquery("s"))
    op.execute(sa.select(t).cte("c"))
    op.execute(sa.column("a"))
    op.execute(sa.func.now())


def downgrade():
    pass
