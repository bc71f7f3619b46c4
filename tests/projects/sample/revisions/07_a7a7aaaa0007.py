"""after merge"""

from alembic import op

revision = "a7a7aaaa0007"
down_revision = "f6f6ffff0006"


def upgrade():
    op.execute("CREATE TABLE t_a7a7aaaa0007 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_a7a7aaaa0007")
