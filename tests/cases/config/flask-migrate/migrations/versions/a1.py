"""one"""

from alembic import op
from shop import NAME

revision = "a1"
down_revision = None


def upgrade():
    op.execute(f"CREATE TABLE {NAME} (id INTEGER)")


def downgrade():
    pass
