"""Parts of hybrid properties that are given in place, on class methods too, and used in an index."""

from sqlalchemy import Index, Text, func
from sqlalchemy.ext.hybrid import Comparator, hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.testing.schema import mapped_column as tested_column


class Base(DeclarativeBase):
    pass


class Folded(Comparator):
    def operate(self, op, other, **kwargs):
        return op(func.lower(self.__clause_element__()), func.lower(other), **kwargs)


class Reader(Base):
    __tablename__ = "readers"

    @declared_attr
    def __table_args__(cls):
        return (
            Index("ix_readers_name", func.lower(cls.name), cls.library, unique=True),
            Index("ix_readers_named", func.length(cls.label), postgresql_where=cls.label.is_not(None)),
        )

    id: Mapped[int] = mapped_column(primary_key=True)
    library: Mapped[str] = mapped_column()
    given_name = mapped_column("name", Text())
    shown: Mapped[str | None] = tested_column(Text(), test_needs_fk=True)

    @hybrid_property
    def name(self):
        return self.given_name

    @name.inplace.setter
    def _set_name(self, value):
        self.given_name = value

    @name.inplace.comparator
    @classmethod
    def _compare_names(cls):
        return Folded(cls.given_name)

    @hybrid_property
    def label(self):
        return self.shown or self.given_name

    @label.inplace.expression
    @classmethod
    def _label(cls):
        return func.coalesce(cls.shown, cls.given_name)

    @label.inplace.update_expression
    @classmethod
    def _update_label(cls, value):
        return [(cls.shown, value)]


metadata = Base.metadata
