import enum
import uuid
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Annotated, ClassVar, List, Optional

from pydantic import EmailStr, NaiveDatetime, field_validator, model_validator
from sqlalchemy import JSON, CheckConstraint, Column, Computed, Identity, Index, Integer, Numeric, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, Relationship, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Kind(str, enum.Enum):
    small = "S"
    large = "L"


class Stamped(SQLModel):
    created_at: datetime = Field(default_factory=lambda: datetime.now(timezone.utc), sa_column_kwargs={"server_default": text("now()")})
    updated_at: Optional[datetime] = Field(default=None, sa_column_kwargs={"onupdate": datetime.now})


class UserBase(SQLModel):
    """What users have in every form."""

    email: EmailStr = Field(unique=True, index=True, max_length=255)
    is_active: bool = True
    full_name: str | None = Field(default=None, max_length=255)

    @field_validator("email")
    @classmethod
    def lower(cls, value):
        return value.lower()


class UserCreate(UserBase):
    password: str = Field(min_length=8)


class User(UserBase, Stamped, table=True):
    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("email", "kind"), Index("users_lower", text("lower(full_name)")), {"comment": "people"})
    limit: ClassVar[int] = 5

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kind: Kind = Field(default=Kind.small)
    hashed_password: str
    items: List["Item"] = Relationship(back_populates="owner", cascade_delete=True)
    teams: list["Team"] = Relationship(back_populates="members", sa_relationship_kwargs={"lazy": "selectin"})


class ItemTag(SQLModel, table=True):
    item_id: Optional[int] = Field(default=None, foreign_key="item.id", primary_key=True)
    tag_id: Optional[int] = Field(default=None, foreign_key="tag.id", primary_key=True, ondelete="CASCADE")


class Tag(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str = Field(index=True)


class Item(Stamped, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=50, description="shown")
    price: Decimal = Field(max_digits=8, decimal_places=2)
    ratio: float = 1.0
    raw: bytes | None = None
    day: date
    at: time | None = None
    lasts: timedelta | None = None
    naive: NaiveDatetime | None = None
    path: Path | None = None
    tags: list[str] = Field(default_factory=list, sa_column=Column(ARRAY(String), nullable=False))
    data: dict = Field(default={}, sa_type=JSONB)
    double: int = Field(sa_column=Column("double_price", Numeric, Computed("price * 2")))
    code: Annotated[str, Field(max_length=7)] = "x"
    owner_id: uuid.UUID = Field(foreign_key="users.id", nullable=False, ondelete="CASCADE")
    other_id: Optional[uuid.UUID] = Field(default=None, foreign_key="users.id", ondelete="SET NULL", nullable=True)
    note: str = Field(sa_column_args=(CheckConstraint("note <> ''", name="full"),))
    owner: User | None = Relationship(back_populates="items", sa_relationship_kwargs={"foreign_keys": "Item.owner_id"})
    links: list[Tag] = Relationship(link_model=ItemTag)

    @model_validator(mode="after")
    def check(self):
        return self


class Team(SQLModel, table=True):
    __table_args__ = {"schema": "org"}
    id: int = Field(sa_column=Column(Integer, Identity(start=5), primary_key=True))
    settings: Optional[dict] = Field(default=None, sa_column=Column(JSON))
    members: list[User] = Relationship(back_populates="teams")
    user_id: uuid.UUID = Field(foreign_key="users.id")
