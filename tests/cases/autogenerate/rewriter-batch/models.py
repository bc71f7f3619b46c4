import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Stamped:
    created_at: Mapped[datetime.datetime] = mapped_column(server_default=sa.func.now())
    updated_at: Mapped[datetime.datetime] = mapped_column(server_default=sa.text("now()"))


class User(Stamped, Base):
    __tablename__ = "users"
    __table_args__ = (sa.CheckConstraint("age > 0", name="grown"), {"comment": "people"})
    name: Mapped[str] = mapped_column(sa.String(50), unique=True)
    age: Mapped[int | None] = mapped_column(index=True)
    id: Mapped[int] = mapped_column(primary_key=True)
    tags = mapped_column(postgresql.ARRAY(sa.Text))
    total = mapped_column(sa.Integer, sa.Computed("age * 2", persisted=True))


class Post(Stamped, Base):
    __tablename__ = "posts"
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("users.id", ondelete="CASCADE"))
    id: Mapped[int] = mapped_column(sa.Identity(always=True), primary_key=True)


class Old(Base):
    __tablename__ = "old"
    id: Mapped[int] = mapped_column(primary_key=True)
    a: Mapped[int]
    b: Mapped[int | None] = mapped_column(comment="new")
    c: Mapped[str] = mapped_column(sa.String(20), index=True)
    d: Mapped[str | None] = mapped_column(unique=True)


metadata = Base.metadata
