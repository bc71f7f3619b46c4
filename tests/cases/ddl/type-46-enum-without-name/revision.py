"""type-46-enum-without-name"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Enum("a", "b")))


def downgrade():
    pass
