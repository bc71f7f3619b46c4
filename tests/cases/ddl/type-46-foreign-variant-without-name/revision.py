"""type-46-foreign-variant-without-name"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Boolean().with_variant(postgresql.ENUM("a"), "sqlite")))


def downgrade():
    pass
