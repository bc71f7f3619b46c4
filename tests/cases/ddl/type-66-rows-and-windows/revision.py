"""type-66-rows-and-windows"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None


def upgrade():
    # The first row says what the values of all are.
    pair = sa.tuple_(sa.column("a"), sa.column("b", sa.Boolean()))
    op.execute(sa.select(sa.column("a")).where(pair.in_([(1, 2)])))
    op.execute(sa.select(sa.column("a")).where(~pair.in_([(1, True), (2, False)])))
    # What has parts is ordered by these.
    count, both = sa.func.count(), [sa.column("a"), sa.column("b")]
    op.execute(sa.select(count.over(order_by=postgresql.array(both), partition_by=postgresql.array(both[:1]))))
    op.execute(sa.select(count.over(order_by=[postgresql.array(both)])))
    op.execute(sa.select(count.over(order_by=sa.and_(*both))))
    op.execute(sa.select(count.over(order_by=both[0] + both[1] + sa.column("c"))))
    op.execute(sa.select(count.over(order_by=both[0] + both[1])))
    op.execute(sa.select(sa.func.f(0.5).within_group(postgresql.array(both))))


def downgrade():
    pass
