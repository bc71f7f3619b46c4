"""dates and times as literals: the column's type decides what of a value is written"""

import datetime

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None

UTC = datetime.timezone.utc
VALUES = (
    datetime.datetime(2024, 5, 6, 7, 8, 9),
    datetime.datetime(2024, 5, 6, 7, 8, 9, 123000, tzinfo=UTC),
)


def upgrade():
    t = sa.table(
        "t",
        sa.column("day", sa.Date),
        sa.column("hour", sa.Time),
        sa.column("moment", sa.DateTime),
        sa.column("zoned", sa.DateTime(timezone=True)),
    )
    for value in VALUES:
        op.bulk_insert(t, [{"day": value, "hour": value, "moment": value, "zoned": value}])
    day = datetime.date(2024, 5, 6)
    op.bulk_insert(t, [{"day": day, "moment": day, "hour": datetime.time(7, 8, 9, tzinfo=UTC)}])
    op.execute(t.update().where(t.c.day == VALUES[0]).values(day=VALUES[1], hour=VALUES[1]))
    op.execute(t.delete().where(t.c.day.in_(list(VALUES)), sa.cast(t.c.moment, sa.Date) > VALUES[0]))


def downgrade():
    pass
