"""a one"""

from alembic import op

revision = "aaaa1"
down_revision = None
branch_labels = "a_line"


def upgrade():
    op.execute("CREATE TABLE t_aaaa1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_aaaa1")
