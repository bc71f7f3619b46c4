"""none"""

from alembic import op

revision = "b5"
down_revision = "a1"


def upgrade():
    op.execute("CREATE TABLE undone (i INTEGER)")
    op.execute("ROLLBACK; SELECT 1 / 0")


def downgrade():
    pass
