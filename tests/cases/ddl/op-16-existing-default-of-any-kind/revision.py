"""op-16-existing-default-of-any-kind"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "a", server_default=sa.text("1"), existing_server_default=5)
    op.alter_column("t", "a", nullable=True, existing_server_default=5.5)


def downgrade():
    pass
