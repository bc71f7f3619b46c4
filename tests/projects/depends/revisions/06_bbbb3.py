"""b three"""

from alembic import op

revision = "bbbb3"
down_revision = "bbbb2"


def upgrade():
    op.execute("CREATE TABLE t_bbbb3 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_bbbb3")
