"""Columns of primary keys that stand in Annotated: whether they may be NULL is for the annotation around it to say."""

from typing import Annotated, Optional

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Key = Annotated[str, mapped_column(primary_key=True)]
NullableKey = Annotated[str, mapped_column(primary_key=True, nullable=True)]
FilledKey = Annotated[str, mapped_column(primary_key=True, nullable=False)]
OptionalKey = Annotated[Optional[str], mapped_column(primary_key=True)]
Filled = Annotated[str, mapped_column(nullable=False)]
Nullable = Annotated[str, mapped_column(nullable=True)]


class Base(DeclarativeBase):
    pass


class Setting(Base):
    __tablename__ = "settings"
    id: Mapped[int] = mapped_column(primary_key=True)
    direct: Mapped[Optional[int]] = mapped_column(primary_key=True)
    around: Mapped[Optional[Key]]
    plain: Mapped[Key]
    nullable: Mapped[NullableKey]
    filled: Mapped[Optional[FilledKey]]
    inside: Mapped[OptionalKey]
    empty: Mapped[Optional[Key]] = mapped_column()
    refused: Mapped[Optional[Key]] = mapped_column(nullable=False)
    allowed: Mapped[Key] = mapped_column(nullable=True)
    other: Mapped[Optional[Filled]]
    another: Mapped[Nullable]
    late: Mapped[Optional[Nullable]] = mapped_column(primary_key=True)
    later: Mapped[Optional[Filled]] = mapped_column(primary_key=True)


metadata = Base.metadata
