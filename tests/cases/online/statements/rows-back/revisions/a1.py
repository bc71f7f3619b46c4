"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (i INTEGER)")
    op.execute("INSERT INTO t VALUES (1), (2), (3)")
    bind = op.get_bind()
    total = bind.execute(sa.text("SELECT sum(i) FROM t")).scalar()
    rows = bind.execute(sa.text("SELECT i FROM t WHERE i > :least ORDER BY i"), {"least": 1}).fetchall()
    op.execute("INSERT INTO t VALUES (%d)" % (total * 100 + len(rows)))
    for row in rows:
        op.execute("INSERT INTO t VALUES (%d)" % (row[0] * 1000))


def downgrade():
    pass
