"""op-44-index-in-a-schema"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("ix", "t", ["a"], schema="S.x")
    op.create_index("Ix", "t", ["a"], schema="s", unique=True)
    op.create_index(None, "t", ["a"], schema="s")


def downgrade():
    op.drop_index("Ix", "t", schema="s")
    op.drop_index("ix", "t", schema="S.x")
