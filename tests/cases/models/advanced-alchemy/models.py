import datetime
import uuid
from typing import Optional

from advanced_alchemy.base import BigIntAuditBase, BigIntBase, CommonTableAttributes, IdentityBase, NanoIDBase, UUIDAuditBase, UUIDBase, UUIDv7Base, orm_registry
from advanced_alchemy.mixins import SlugKey
from advanced_alchemy.types import EncryptedString
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship


class Author(UUIDAuditBase):
    name: Mapped[str]
    born: Mapped[Optional[datetime.date]]
    seen: Mapped[Optional[datetime.datetime]]
    books: Mapped[list["BookTitle"]] = relationship(back_populates="author")


class BookTitle(BigIntAuditBase):
    title: Mapped[str] = mapped_column(String(50))
    author_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("author.id"))
    author: Mapped[Author] = relationship(back_populates="books")


class Page(SlugKey, UUIDBase):
    __tablename__ = "pages"
    number: Mapped[int]


class Plain(BigIntBase):
    __table_args__ = {"schema": "x"}
    secret: Mapped[Optional[str]] = mapped_column(EncryptedString(key="k"))


class Own(IdentityBase):
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "own"}


class Shared(Own):
    extra: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "shared"}


class Short(NanoIDBase):
    pass


class Timed(UUIDv7Base):
    __bind_key__ = None
