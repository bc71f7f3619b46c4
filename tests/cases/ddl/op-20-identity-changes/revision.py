"""op-20-identity-changes"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "c", server_default=sa.Identity())
    op.alter_column("t", "c", server_default=sa.Identity(always=True, start=5, increment=2))
    op.alter_column("t", "c", server_default=sa.Identity(always=True, start=10), existing_server_default=sa.Identity(start=1))
    op.alter_column("t", "c", server_default=None, existing_server_default=sa.Identity())


def downgrade():
    pass
