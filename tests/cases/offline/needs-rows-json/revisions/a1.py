"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT 1")
    op.get_bind().execute(sa.text("SELECT 2")).fetchall()


def downgrade():
    pass
