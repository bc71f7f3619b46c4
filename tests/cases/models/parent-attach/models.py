"""Who listens for the joining of tables names constraints, and is told of everything in SQLAlchemy's order."""

from sqlalchemy import (
    CheckConstraint, Column, Computed, Constraint, Enum, ForeignKey, ForeignKeyConstraint, Identity, Index, Integer, MetaData,
    PrimaryKeyConstraint, Sequence, Table, UniqueConstraint, event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

log = []
KINDS = (Column, Constraint, ForeignKey, Index, PrimaryKeyConstraint, UniqueConstraint, CheckConstraint, ForeignKeyConstraint, Sequence,
         Computed, Identity, Table)
WHEN = ("before_parent_attach", "after_parent_attach")


def note(cls, when):
    def heard(item, parent):
        # before it joins a metadata, a table of SQLAlchemy has no name yet
        name = item.name if isinstance(item, (Column, Constraint, Sequence)) else None
        log.append("%s %s %s %s in %s" % (cls.__name__, when[:2], type(item).__name__, name, type(parent).__name__))

    return heard


for cls in KINDS:
    for when in WHEN:
        event.listen(cls, when, note(cls, when))

noted = MetaData()
Table("p", noted, Column("id", Integer, primary_key=True), Column("x", Integer, index=True), Column("y", Integer, unique=True))
t = Table(
    "t",
    noted,
    Column("id", Integer, Sequence("s"), primary_key=True),
    Column("p_id", ForeignKey("p.id")),
    Column("e", Enum("a", "b", name="e", create_constraint=True, native_enum=False)),
    Column("c", Integer, Computed("1")),
    Column("i", Integer, Identity()),
    Column("k", Integer, CheckConstraint("k > 0")),
    UniqueConstraint("c"),
    CheckConstraint("c > 0", name="cc"),
    ForeignKeyConstraint(["c"], ["p.y"]),
    Index("ix", "c"),
    PrimaryKeyConstraint("id", name="pp"),
)
Index("late", t.c.c)
t.append_column(Column("z", Integer))
t.append_constraint(UniqueConstraint("z"))


class Noted(DeclarativeBase):
    pass


class A(Noted):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint("b", name="u"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    b: Mapped[int] = mapped_column(index=True)


heard = list(log)


@event.listens_for(PrimaryKeyConstraint, "after_parent_attach")
def name_key(constraint, table):
    constraint.name = "%s_PK" % table.name.upper()


@event.listens_for(UniqueConstraint, "after_parent_attach")
def name_unique(constraint, table):
    if not constraint.name:
        constraint.name = "uq_%s_%s" % (table.name, list(constraint.columns)[0].name)


@event.listens_for(ForeignKeyConstraint, "after_parent_attach")
def name_reference(constraint, table):
    if not constraint.name:
        first = constraint.elements[0]
        constraint.name = "fk_%s_%s_%s" % (table.name, first.parent.name, first.target_fullname.split(".")[0])


@event.listens_for(CheckConstraint, "after_parent_attach")
def name_check(constraint, table):
    if constraint.name is None and isinstance(table, Table):
        constraint.name = "ck_%s" % table.name


@event.listens_for(Column, "after_parent_attach")
def comment_column(column, table):
    if column.name.endswith("_id") and not column.comment:
        column.comment = "points to another table"


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parents"
    __table_args__ = (PrimaryKeyConstraint("id", name="given"), CheckConstraint("number > 0"))
    id: Mapped[int]
    number: Mapped[int] = mapped_column(unique=True)


class Child(Base):
    __tablename__ = "children"
    __table_args__ = (UniqueConstraint("name", "parent_id"), UniqueConstraint("name", name="kept"))
    id: Mapped[int] = mapped_column(primary_key=True)  # the implicit key is named anew as columns come
    name: Mapped[str]
    parent_id: Mapped[int] = mapped_column(ForeignKey("parents.id"))


Table("log", Base.metadata, *[Column("%03d %s" % (place, one), Integer) for place, one in enumerate(heard)])
metadata = Base.metadata
