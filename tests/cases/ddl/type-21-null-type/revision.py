"""type-21-null-type"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a"))


def downgrade():
    pass
