"""b two"""

from alembic import op

revision = "bbbb2"
down_revision = "bbbb1"
depends_on = "aaaa2"


def upgrade():
    op.execute("CREATE TABLE t_bbbb2 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_bbbb2")
