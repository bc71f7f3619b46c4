"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (i INTEGER PRIMARY KEY)")
    op.execute("INSERT INTO t VALUES (1), (1)")


def downgrade():
    pass
