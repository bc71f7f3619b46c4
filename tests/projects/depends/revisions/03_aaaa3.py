"""a three"""

from alembic import op

revision = "aaaa3"
down_revision = "aaaa2"


def upgrade():
    op.execute("CREATE TABLE t_aaaa3 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_aaaa3")
