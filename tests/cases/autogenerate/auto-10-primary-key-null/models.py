from typing import Optional

from sqlalchemy import Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seats"
    row: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[Optional[int]] = mapped_column(Integer, primary_key=True)
    taken: Mapped[Optional[bool]]


metadata = Base.metadata
