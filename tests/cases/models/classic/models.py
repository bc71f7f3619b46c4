import datetime

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table, event
from sqlalchemy.dialects.postgresql import ARRAY, ENUM, HSTORE, INET, JSONB, TSVECTOR, UUID, ExcludeConstraint
from sqlalchemy.ext.declarative import as_declarative, declared_attr
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import backref, relationship
from sqlalchemy.types import TypeDecorator

convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Money(TypeDecorator):
    impl = sa.Numeric(14, 2)
    cache_ok = True


class Either(TypeDecorator):
    impl = sa.CHAR

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(sa.CHAR(32))


@as_declarative(metadata=sa.MetaData(schema="shop", naming_convention=convention))
class Base:
    id = Column(sa.Integer, primary_key=True)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + "s"


number = sa.Sequence("order_number", start=1000, schema="shop")
mood = ENUM("sad", "ok", name="mood", schema="shop", create_type=False)
link = Table(
    "order_tag",
    Base.metadata,
    Column("order_id", ForeignKey("shop.orders.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", sa.Integer, primary_key=True),
    sa.ForeignKeyConstraint(["tag_id"], ["shop.tags.id"], deferrable=True, initially="DEFERRED"),
)


class Tag(Base):
    name = Column(sa.Unicode(40), nullable=False)
    lower = sa.Index("tag_lower", sa.func.lower(name), unique=True)


class Order(Base):
    no = Column(sa.BigInteger, number, server_default=number.next_value(), unique=True)
    customer = Column("customer_name", sa.String(60), index=True, doc="shown nowhere", comment="who's it for")
    total = Column(Money, nullable=False, server_default="0")
    taxed = Column(sa.Numeric, sa.Computed("total * 1.2", persisted=True))
    ref = Column(Either)
    token = Column(UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()"))
    feeling = Column(mood)
    state = Column(sa.Enum("new", "paid", name="order_state"), server_default="new")
    size = Column(sa.Enum("s", "m", native_enum=False, create_constraint=True, name="size"))
    flags = Column(ARRAY(sa.Enum("x", "y", name="flag", inherit_schema=True)))
    data = Column(MutableDict.as_mutable(JSONB), default=dict)
    words = Column(TSVECTOR)
    ip = Column(INET)
    extra = Column(HSTORE)
    created = Column(sa.DateTime(timezone=True), default=datetime.datetime.now, onupdate=datetime.datetime.now, server_default=sa.func.now())
    parent_id = Column(ForeignKey("shop.orders.id", use_alter=True, name="fk_parent"))
    during = Column(sa.dialects.postgresql.TSRANGE)
    tags = relationship(Tag, secondary=link, backref=backref("orders", lazy="dynamic"))
    __table_args__ = (
        sa.CheckConstraint("total >= 0", name="positive"),
        sa.CheckConstraint(total < 1000000, name="small"),
        sa.UniqueConstraint("customer_name", "no"),
        ExcludeConstraint(("during", "&&"), (customer, "="), name="no_overlap", using="gist"),
        sa.Index("ix_paid", created.desc(), postgresql_where=state == "paid", postgresql_include=["total"]),
        sa.Index(None, "words", postgresql_using="gin"),
        sa.Index("ix_data", data["a"].astext, postgresql_concurrently=True),
        {"comment": "what's sold", "postgresql_partition_by": "RANGE (id)", "info": {"skip": True}},
    )


Order.late = Column(sa.Text)
sa.Index("ix_late", Order.late, Order.id.desc())


@event.listens_for(Order, "before_insert")
def inert(mapper, connection, target):
    raise AssertionError


@event.listens_for(Table, "after_parent_attach")
def add_version(table, metadata):
    if "version" not in table.c:
        table.append_column(Column("version", sa.Integer, server_default="1"))


class Seen(Base):
    at = Column(sa.Time)
    by = Column(sa.SmallInteger, sa.ForeignKey(Order.id, onupdate="CASCADE"))
