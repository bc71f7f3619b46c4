"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("a", sa.Integer), sa.column("b", sa.String), sa.column("c", sa.Boolean), sa.column("d", sa.Date))
    import datetime
    op.bulk_insert(t, [{"a": 1, "b": "it's"}, {"a": 2, "c": True}, {"d": datetime.date(2020, 1, 2)}, {"a": None}])
    op.bulk_insert(t, [])


def downgrade():
    pass
