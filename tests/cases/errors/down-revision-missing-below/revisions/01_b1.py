"""revision b1"""

from alembic import op

revision = "b1"
down_revision = "m1"
depends_on = None


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.execute("SELECT 1")
