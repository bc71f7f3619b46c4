import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

metadata = sa.MetaData()


class Money(sa.types.TypeDecorator):
    impl = sa.Numeric
    cache_ok = True


sa.Table(
    "t", metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("a", sa.String),
    sa.Column("b", sa.String(60)),
    sa.Column("c", sa.Numeric(12, 2)),
    sa.Column("d", sa.DECIMAL),
    sa.Column("e", sa.DateTime(timezone=True)),
    sa.Column("f", sa.DateTime),
    sa.Column("g", sa.ARRAY(sa.BigInteger)),
    sa.Column("h", pg.JSONB),
    sa.Column("i", sa.String(36)),
    sa.Column("j", sa.Enum("sad", "ok", name="mood")),
    sa.Column("k", sa.Float),
    sa.Column("l", sa.Float),
    sa.Column("m", sa.CHAR(4)),
    sa.Column("n", sa.Text),
    sa.Column("o", pg.BIT(4)),
    sa.Column("p", pg.INTERVAL(precision=3)),
    sa.Column("q", sa.Boolean),
    sa.Column("r", sa.SmallInteger),
    sa.Column("s", sa.LargeBinary(20)),
    sa.Column("t", sa.Time(timezone=True)),
    sa.Column("u", sa.Text),
    sa.Column("v", Money(10, 3)),
    sa.Column("w", sa.String(10).with_variant(pg.CITEXT(), "postgresql")),
    sa.Column("x", pg.BIT(7, varying=True)),
    sa.Column("y", sa.ARRAY(sa.Enum("sad", "ok", name="mood"))),
    sa.Column("z", pg.INT8RANGE),
)
