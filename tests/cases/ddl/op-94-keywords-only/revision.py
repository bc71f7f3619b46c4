"""op-94-keywords-only"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("a", sa.Integer()), "s")


def downgrade():
    op.execute("SELECT 1", "SELECT 2")
