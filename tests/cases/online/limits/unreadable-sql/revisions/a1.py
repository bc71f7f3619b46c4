"""fine"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (i INTEGER)")


def downgrade():
    op.execute("DROP TABLE t")
