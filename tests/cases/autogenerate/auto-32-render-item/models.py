import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


class Stamp(sa.TypeDecorator):
    impl = sa.DateTime(timezone=True)
    cache_ok = True


class Money(sa.TypeDecorator):
    impl = sa.Numeric(10, 2)
    cache_ok = True

    def __repr__(self):
        return "Money()"


class Secret(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "TEXT"


class Code(sa.TypeDecorator):
    impl = sa.String(8)
    cache_ok = True


metadata = sa.MetaData()
sa.Table("target", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    "keyed", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Stamp, server_default=sa.text("now()"), nullable=False),
    sa.Column("price", Money, server_default="0"),
    sa.Column("secret", Secret),
    sa.Column("codes", postgresql.ARRAY(Code)),
    sa.Column("stamps", sa.ARRAY(Stamp, dimensions=1)),
    sa.Column("either", sa.Text().with_variant(Code(), "postgresql")),
    sa.Column("raw_one", sa.Integer),
    sa.Column("left_out", sa.Integer),
    sa.Column("json", postgresql.JSONB),
    sa.Column("a", sa.Integer, sa.ForeignKey("target.id", ondelete="CASCADE")),
    sa.Column("b", sa.Integer, sa.ForeignKey("target.id")),
    sa.Column("c", sa.Integer, unique=True),
    sa.UniqueConstraint("a", "b"),
    sa.UniqueConstraint("b", name="uq_none"),
    sa.CheckConstraint("a > 0", name="positive"),
    sa.CheckConstraint("b > 0", name="other"),
)
sa.Table(
    "changed", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Stamp, server_default=sa.text("now()")),
    sa.Column("code", Code),
    sa.Column("amount", Money, nullable=False, server_default="1"),
    sa.Column("none", sa.Text),
    sa.Column("fresh", Code),
    sa.Column("raw_too", Secret),
    sa.Column("stamped", sa.DateTime, server_default=sa.text("now()"), nullable=False),
)
