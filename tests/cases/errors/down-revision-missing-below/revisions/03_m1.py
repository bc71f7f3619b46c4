"""revision m1"""

from alembic import op

revision = "m1"
down_revision = ("base1", "zz99")
depends_on = None


def upgrade():
    op.execute("SELECT 1")


def downgrade():
    op.execute("SELECT 1")
