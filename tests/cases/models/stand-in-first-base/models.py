"""A base that is not to be had stands before the one that maps: without it columns would be missing."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from unknown_library import UserTable


class Base(DeclarativeBase):
    pass


class User(UserTable, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)


metadata = Base.metadata
