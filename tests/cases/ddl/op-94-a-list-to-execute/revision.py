"""op-94-a-list-to-execute"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute(["SELECT 1", "SELECT 2"])


def downgrade():
    op.drop_column("t", "a", "s")
