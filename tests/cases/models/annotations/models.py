from __future__ import annotations

import datetime
import decimal
import enum
import uuid
from typing import TYPE_CHECKING, Annotated, Any, Dict, List, Literal, NewType, Optional, Set, Union

from sqlalchemy import BigInteger, ForeignKey, Identity, Integer, Numeric, String, UniqueConstraint, func, text
from sqlalchemy import Enum as SAEnum
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, WriteOnlyMapped, column_property, deferred, mapped_column, relationship, synonym, validates

if TYPE_CHECKING:
    from somewhere import Elsewhere

UserId = NewType("UserId", int)
intpk = Annotated[int, mapped_column(primary_key=True)]
bigpk = Annotated[int, mapped_column(BigInteger, Identity(always=True), primary_key=True)]
str_30 = Annotated[str, 30]
num = Annotated[decimal.Decimal, mapped_column(Numeric(12, 4), server_default="0")]
user_fk = Annotated[int, mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), index=True)]
stamp = Annotated[datetime.datetime, mapped_column(nullable=False, server_default=func.CURRENT_TIMESTAMP())]
optional_text = Annotated[Optional[str], mapped_column(String(7), comment="short")]


class Status(enum.Enum):
    PENDING = "pending"
    DONE = "done"


class Color(str, enum.Enum):
    red = "r"
    blue = "b"


class Plain(enum.Enum):
    a = 1


class Base(DeclarativeBase):
    type_annotation_map = {
        str_30: String(30),
        dict[str, Any]: JSONB,
        Dict[str, int]: JSONB(),
        List[str]: ARRAY(String),
        UserId: BigInteger,
        Plain: SAEnum(Plain, native_enum=False, length=10),
        datetime.datetime: __import__("sqlalchemy").TIMESTAMP(timezone=True),
    }


class User(Base):
    __tablename__ = "user_account"

    id: Mapped[intpk]
    name: Mapped[str_30] = mapped_column()
    fullname: Mapped[Optional[str]]
    nickname: Mapped[str | None] = mapped_column(String(20), unique=True)
    other: Mapped[Union[str, None]]
    status: Mapped[Status]
    color: Mapped[Optional[Color]] = mapped_column(default=Color.red)
    plain: Mapped[Plain]
    kind: Mapped[Literal["x", "yy"]]
    born: Mapped[datetime.date]
    wakes: Mapped[datetime.time | None]
    lasts: Mapped[datetime.timedelta]
    at: Mapped[datetime.datetime]
    token: Mapped[uuid.UUID]
    raw: Mapped[bytes]
    ratio: Mapped[float]
    on: Mapped[bool] = mapped_column(server_default=text("true"))
    price: Mapped[num]
    discount: Mapped[Optional[num]]
    created: Mapped[stamp]
    data: Mapped[dict[str, Any]]
    counts: Mapped[Optional[Dict[str, int]]]
    words: Mapped[List[str]]
    external: Mapped[UserId]
    short: Mapped[optional_text]
    forced: Mapped[Optional[str]] = mapped_column(nullable=False)
    loose: Mapped[str] = mapped_column(nullable=True)
    unannotated = mapped_column(Integer)
    renamed: Mapped[int] = mapped_column("real_name", BigInteger, key="renamed_key")
    addresses: Mapped[List[Address]] = relationship(back_populates="user")
    elsewhere: Mapped[List["Elsewhere"]] = relationship("Elsewhere", viewonly=True)
    written: WriteOnlyMapped[Address] = relationship(viewonly=True)
    emails: AssociationProxy[list[str]] = association_proxy("addresses", "email")
    alias = synonym("name")
    late: Mapped[str] = deferred(mapped_column(String(99)))
    long_name: Mapped[str] = column_property(name + "!")
    not_mapped: int = 5

    @hybrid_property
    def upper(self) -> str:
        return self.name.upper()

    @validates("name")
    def check(self, key, value):
        return value

    __table_args__ = (UniqueConstraint("name", "fullname"),)


class Address(Base):
    __tablename__ = "address"

    id: Mapped[bigpk]
    user_id: Mapped[user_fk]
    user_id_2: Mapped[Optional[user_fk]] = mapped_column(use_existing_column=True)
    email: Mapped[str]
    self_id = mapped_column(ForeignKey("address.id"))
    typed_by_key: Mapped[Optional[int]] = mapped_column(ForeignKey("user_account.external"))
    user: Mapped[User] = relationship(back_populates="addresses", foreign_keys="Address.user_id")
