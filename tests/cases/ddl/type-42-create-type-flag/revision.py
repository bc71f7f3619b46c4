"""type-42-create-type-flag"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Enum("a", name="generic", create_type=False)))
    op.create_table("u", sa.Column("a", sa.Enum("a", name="of_metadata", metadata=sa.MetaData())))


def downgrade():
    pass
