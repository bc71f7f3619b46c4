"""a table"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t_a1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_a1")
