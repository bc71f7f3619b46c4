"""alpha two"""

from alembic import op

revision = "aaaa2"
down_revision = "aaaa1"


def upgrade():
    op.execute("CREATE TABLE t_aaaa2 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_aaaa2")
