"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "i", type_=sa.Uuid(), existing_type=sa.String(), postgresql_using="i::uuid")


def downgrade():
    pass
