"""three"""

from alembic import op

revision = "dddd1"
down_revision = "aaaa1"


def upgrade():
    op.execute("CREATE TABLE t_dddd1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_dddd1")
