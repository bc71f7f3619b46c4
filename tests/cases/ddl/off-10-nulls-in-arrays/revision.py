"""off-10-nulls-in-arrays"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.bulk_insert(sa.table("t", sa.column("a", sa.ARRAY(sa.Boolean())), sa.column("b", sa.ARRAY(sa.Uuid()))), [{"a": [True, None], "b": [None]}])


def downgrade():
    pass
