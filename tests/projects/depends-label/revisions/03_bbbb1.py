"""b one"""

from alembic import op

revision = "bbbb1"
down_revision = None
depends_on = "a_line"


def upgrade():
    op.execute("CREATE TABLE t_bbbb1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_bbbb1")
