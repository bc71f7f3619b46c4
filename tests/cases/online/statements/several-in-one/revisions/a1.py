"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (i INTEGER); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)")


def downgrade():
    pass
