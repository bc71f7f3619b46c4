"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.get_bind().execute(sa.text("SELECT 1"))


def downgrade():
    pass
