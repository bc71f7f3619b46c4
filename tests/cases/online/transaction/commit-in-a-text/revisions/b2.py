"""in the middle of a text"""

from alembic import op

revision = "b2"
down_revision = "a1"


def upgrade():
    op.execute("CREATE TABLE middle (i INTEGER)")
    op.execute("COMMIT; SELECT 1 / 0")


def downgrade():
    pass
