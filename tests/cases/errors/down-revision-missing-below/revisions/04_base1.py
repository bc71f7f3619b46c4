"""revision base1"""

from alembic import op

revision = "base1"
down_revision = None
depends_on = None


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.execute("SELECT 1")
