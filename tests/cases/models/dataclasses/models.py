import dataclasses
import uuid
from typing import List, Optional

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, composite, mapped_column, registry, relationship


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Stamp(MappedAsDataclass):
    by: Mapped[str] = mapped_column(String(9), init=False, default="me")


@dataclasses.dataclass
class Point:
    x: int
    y: Optional[int] = None


class User(Stamp, Base, kw_only=True):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    key: Mapped[uuid.UUID] = mapped_column(default_factory=uuid.uuid4)
    name: Mapped[str] = mapped_column(insert_default="y")
    nick: Mapped[Optional[str]] = mapped_column(default=None, repr=False)
    start: Mapped[Point] = composite(mapped_column("x1"), mapped_column("y1"), default=None)
    end: Mapped[Point] = composite(Point, mapped_column("x2"), mapped_column("y2"), default=None)
    items: Mapped[List["Item"]] = relationship(default_factory=list, back_populates="user")


class Item(Base, unsafe_hash=True):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    user_id: Mapped[Optional[int]] = mapped_column(ForeignKey("users.id"), init=False)
    user: Mapped[Optional[User]] = relationship(back_populates="items", default=None)


mapper_registry = registry(metadata=Base.metadata)


@mapper_registry.mapped_as_dataclass
class Decorated:
    __tablename__ = "decorated"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    value: Mapped[Optional[float]] = mapped_column(default=None)
