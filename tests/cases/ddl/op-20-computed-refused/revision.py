"""op-20-computed-refused"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "c", server_default=sa.Computed("a + 1"))


def downgrade():
    pass
