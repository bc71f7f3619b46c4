"""again two"""

from alembic import op

revision = "ffff1"
down_revision = "dddd1"


def upgrade():
    op.execute("CREATE TABLE t_ffff1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_ffff1")
