"""off-10-values-cut-to-size"""

import datetime
import decimal

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = sa.table("t", sa.column("n", sa.Integer()), sa.column("d", sa.Date()), sa.column("s", sa.Boolean()))
    moment = datetime.datetime(2020, 1, 2, 3, 4, 5)
    op.bulk_insert(t, [{"n": True, "d": moment}, {"n": 1.5, "d": moment.date()}, {"n": "7", "s": True}, {"n": decimal.Decimal("2.9")}])
    op.execute(t.update().values(n=1.5).where(t.c.d == moment))
    op.bulk_insert(sa.table("u", sa.column("n", sa.Numeric()), sa.column("f", sa.Float())), [{"n": True, "f": False}, {"n": 1, "f": 2}, {"n": "1.50", "f": "-2"}])
    op.execute(t.delete().where(t.c.n == sa.type_coerce(1.5, sa.Integer())))


def downgrade():
    pass
