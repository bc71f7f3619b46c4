"""right two"""

from alembic import op

revision = "cccc2"
down_revision = "cccc1"


def upgrade():
    op.execute("CREATE TABLE t_cccc2 (id INTEGER)")


def downgrade():
    op.execute("DROP TABLE t_cccc2")
