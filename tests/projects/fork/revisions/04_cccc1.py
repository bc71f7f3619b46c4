"""right one"""

from alembic import op

revision = "cccc1"
down_revision = "aaaa1"


def upgrade():
    op.execute("CREATE TABLE t_cccc1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_cccc1")
