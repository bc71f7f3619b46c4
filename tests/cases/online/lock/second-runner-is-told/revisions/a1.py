"""slow"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT pg_sleep(5)")
    op.execute("CREATE TABLE t (i INTEGER)")


def downgrade():
    pass
