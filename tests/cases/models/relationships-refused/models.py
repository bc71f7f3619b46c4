"""Relationships that don't work out stop nothing while models are read; who uses one is told why."""

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

refusals = []


def pair(made, other=None, linked="b.id", twice=False):
    """Two classes with a relationship; its error, where something of it is asked for."""

    class Base(DeclarativeBase):
        pass

    class A(Base):
        __tablename__ = "a"
        id: Mapped[int] = mapped_column(primary_key=True)
        b_id = mapped_column(sa.ForeignKey(linked)) if linked else mapped_column(sa.Integer)
        if twice:
            other_id = mapped_column(sa.ForeignKey(linked))
        bs = made

    class B(Base):
        __tablename__ = "b"
        id: Mapped[int] = mapped_column(primary_key=True)
        as_ = other

    sa.Table("a_b", Base.metadata, sa.Column("a_id", sa.ForeignKey("a.id")), sa.Column("b_id", sa.Integer))
    sa.Table("pairs", Base.metadata, sa.Column("a_id", sa.ForeignKey("a.id")), sa.Column("b_id", sa.ForeignKey("b.id")))
    Base.metadata.sorted_tables
    try:
        A.bs.property.mapper
    except Exception as error:
        refusals.append("%s: %s" % (type(error).__name__, error))
    else:
        refusals.append("fine")
    return Base.metadata


class Plain:
    pass


of_broken = pair(relationship("B"), twice=True)
pair(relationship("B"), linked=None)
pair(relationship("Nobody"))
pair(relationship("B", secondary="nothing"))
pair(relationship("B", secondary="a_b"))
pair(relationship("B", back_populates="nothing"))
pair(relationship("B", back_populates="id"))
pair(relationship("B", backref="id"))
pair(relationship("B", backref="as_"), relationship("A", viewonly=True))
pair(relationship("B", foreign_keys="B.id"))
pair(relationship(Plain))
pair(relationship("B", foreign_keys="A.b_id"), twice=True)
pair(relationship("B", secondary="pairs"), linked=None)
pair(relationship("B", back_populates="as_"), relationship("A", back_populates="bs"))

told = sa.MetaData()
sa.Table("told", told, *[sa.Column("%02d" % place, sa.Integer, comment=one) for place, one in enumerate(refusals)])
metadata = [of_broken, told]
