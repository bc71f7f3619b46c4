"""one"""

from alembic import op

revision = "a1"
down_revision = None

op.execute("SELECT 1")


def upgrade():
    pass


def downgrade():
    pass
