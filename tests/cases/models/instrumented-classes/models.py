"""Who listens for classes and attributes hears of classes as they are mapped, of attributes as mappers are configured."""

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column

heard = []


class Base(DeclarativeBase):
    pass


class Mixed:
    pass


def note(target, words, kind):
    def hear(cls, *rest):
        heard.append("%s %s %s: %s" % (kind, target.__name__, words, cls.__name__))

    return hear


for target in (Base, Mixed):
    for words in ({}, {"propagate": False}, {"propagate": True}):
        event.listen(target, "class_instrument", note(target, words, "class"), **words)
for name in ("instrument_class", "after_mapper_constructed"):
    event.listen(Base, name, lambda mapper, cls, name=name: heard.append("%s: %s" % (name, cls.__name__)), propagate=True)


@event.listens_for(Base, "class_instrument")
def say_who(cls):
    if "made_by" in cls.__table__.c:
        cls.__table__.c.made_by.comment = "a user of %s" % cls.__name__


@event.listens_for(Base, "attribute_instrument")
def say_which(cls, key, attribute):
    column = attribute.property.columns[0] if hasattr(attribute.property, "columns") else None
    if isinstance(column, sa.Column) and column.table is cls.__table__:
        column.comment = "%s.%s" % (cls.__name__, key)


class A(Mixed, Base):
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(primary_key=True)
    made: Mapped[int] = mapped_column("made_by", key="made_by")


event.listen(A, "class_instrument", lambda cls: heard.append("late: %s" % cls.__name__))


class B(A):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(sa.ForeignKey("a.id"), primary_key=True)


log = list(heard)
configure_mappers()


class Unused(Base):
    __tablename__ = "unused"
    id: Mapped[int] = mapped_column(primary_key=True)
    made_by: Mapped[int]


sa.Table("log", Base.metadata, *[sa.Column("%02d" % place, sa.Integer, comment=one) for place, one in enumerate(log)])
metadata = Base.metadata
