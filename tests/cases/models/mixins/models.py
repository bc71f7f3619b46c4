from datetime import datetime
from typing import Annotated, Optional

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Index, Integer, MetaData, String, UniqueConstraint, func
from sqlalchemy.orm import DeclarativeBase, Mapped, declarative_mixin, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    metadata = MetaData(schema="main")
    __abstract__ = True

    def as_dict(self):
        return {}


class IdMixin:
    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)


class Timestamps:
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[Optional[datetime]] = mapped_column(DateTime(timezone=True), sort_order=100)
    bare: Mapped[Optional[str]]


@declarative_mixin
class Owned:
    owned_from = Column(DateTime)

    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("main.users.id"), index=True)

    @declared_attr
    def owner(cls) -> Mapped["User"]:
        return relationship("User", foreign_keys=[cls.owner_id])

    owned_until = Column(DateTime, nullable=False)


class Tabled:
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower() + "s"

    @declared_attr.directive
    def __table_args__(cls):
        return (Index("ix_%s_bare" % cls.__name__.lower(), "bare"), {"comment": cls.__doc__})


class Deep(Timestamps):
    deep: Mapped[int] = mapped_column(CheckConstraint("deep > 0"))


class Shared(Owned, Deep, IdMixin, Tabled):
    """Shared things."""


class User(Timestamps, IdMixin, Tabled, Base):
    """A user."""

    name: Mapped[str] = mapped_column(String(30))


class Item(Base, Shared, Timestamps):
    """An item."""

    title: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    first = Column(Integer)


class Other(Item):
    """In the table of items."""

    __tablename__ = None
    __table_args__ = None
    extra: Mapped[Optional[int]]


class AbstractThing(Base):
    __abstract__ = True
    thing: Mapped[int]
    other = Column(String, ForeignKey("main.users.id"))


class Thing(AbstractThing, IdMixin):
    __tablename__ = "thing"
    __table_args__ = {"schema": "elsewhere"}


class Merged(Timestamps, IdMixin, Base):
    __tablename__ = "merged"

    @declared_attr.directive
    def __table_args__(cls):
        return (UniqueConstraint("bare", "created_at"),)
