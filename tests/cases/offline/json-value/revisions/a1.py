"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("a", sa.JSON))
    op.bulk_insert(t, [{"a": {"k": 1}}])


def downgrade():
    pass
