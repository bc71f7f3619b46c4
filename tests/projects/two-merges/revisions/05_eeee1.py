"""again one"""

from alembic import op

revision = "eeee1"
down_revision = "dddd1"


def upgrade():
    op.execute("CREATE TABLE t_eeee1 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_eeee1")
