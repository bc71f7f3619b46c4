"""Functions of a class see the columns of all its mixins; where both annotate a name, the mixin's column stands."""

from typing import Optional

from sqlalchemy import ForeignKey, Index, Integer, String, func
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Base(DeclarativeBase):
    pass


class Measured:
    size: Mapped[int]
    weight: Mapped[Optional[int]] = mapped_column(Integer)
    price: Mapped[int]


class Timed(Base):
    __abstract__ = True
    started: Mapped[Optional[int]]
    id: Mapped[int] = mapped_column(primary_key=True)


class Parcel(Measured, Timed):
    __tablename__ = "parcels"
    size: Mapped[str]
    weight: Mapped[str] = mapped_column(String(3))
    label: Mapped[str]

    @declared_attr.directive
    @classmethod
    def __table_args__(cls):
        return (Index("ix_parcels_first", func.coalesce(cls.started, cls.price).desc()),)


class Letter(Timed, Measured):
    parcel: Mapped[str] = mapped_column(ForeignKey("parcels.id"))
    price: Mapped[Optional[str]]

    @declared_attr.directive
    def __tablename__(cls):
        return "letters"
