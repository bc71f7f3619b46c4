"""revision b2"""

from alembic import op

revision = "b2"
down_revision = "m1"
depends_on = None


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.execute("SELECT 1")
