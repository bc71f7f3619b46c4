"""one"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (name TEXT)")
    op.execute("SELECT nam FROM t")


def downgrade():
    pass
