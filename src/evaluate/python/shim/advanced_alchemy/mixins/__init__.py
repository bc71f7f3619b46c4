"""The mixins of models: keys, times, slugs."""

import datetime
import uuid

from sqlalchemy import Identity, Index, Sequence, String, UniqueConstraint
from sqlalchemy.orm import Mapped, declarative_mixin, declared_attr, mapped_column, validates

from ..types import BigIntIdentity, DateTimeUTC


def _now():
    return datetime.datetime.now(datetime.timezone.utc)


@declarative_mixin
class AuditColumns:
    created_at: Mapped[datetime.datetime] = mapped_column(DateTimeUTC(timezone=True), default=_now, sort_order=3002)
    updated_at: Mapped[datetime.datetime] = mapped_column(DateTimeUTC(timezone=True), default=_now, onupdate=_now, sort_order=3003)

    @validates("created_at", "updated_at")
    def validate_tz_info(self, _, value):
        return value if value.tzinfo is not None else value.replace(tzinfo=datetime.timezone.utc)


def _schema_of(cls):
    args = getattr(cls, "__table_args__", None)
    if isinstance(args, tuple) and args:
        args = args[-1]
    for given in (args, getattr(cls, "__table_kwargs__", None)):
        if isinstance(given, dict) and "schema" in given:
            return given["schema"]
    return None


@declarative_mixin
class BigIntPrimaryKey:
    @declared_attr
    def id(cls) -> Mapped[int]:
        schema = _schema_of(cls)
        options = {"schema": schema} if schema else {}
        number = Sequence("%s_id_seq" % cls.__tablename__, optional=False, **options)
        return mapped_column(BigIntIdentity, number, primary_key=True, sort_order=-100)


@declarative_mixin
class IdentityPrimaryKey:
    @declared_attr
    def id(cls) -> Mapped[int]:
        return mapped_column(BigIntIdentity, Identity(start=1, increment=1), primary_key=True, sort_order=-100)


@declarative_mixin
class SentinelMixin:
    __abstract__ = True

    @declared_attr
    def _sentinel(cls) -> Mapped[int]:
        return mapped_column(name="sa_orm_sentinel", insert_sentinel=True, use_existing_column=True, nullable=True, sort_order=3001)


@declarative_mixin
class UUIDPrimaryKey(SentinelMixin):
    id: Mapped[uuid.UUID] = mapped_column(default=uuid.uuid4, primary_key=True, sort_order=-100)


@declarative_mixin
class UUIDv6PrimaryKey(SentinelMixin):
    id: Mapped[uuid.UUID] = mapped_column(default=getattr(uuid, "uuid6", uuid.uuid4), primary_key=True, sort_order=-100)


@declarative_mixin
class UUIDv7PrimaryKey(SentinelMixin):
    id: Mapped[uuid.UUID] = mapped_column(default=getattr(uuid, "uuid7", uuid.uuid4), primary_key=True, sort_order=-100)


@declarative_mixin
class NanoIDPrimaryKey(SentinelMixin):
    id: Mapped[str] = mapped_column(default=lambda: str(uuid.uuid4()), primary_key=True, sort_order=-100)


@declarative_mixin
class SlugKey:
    @declared_attr
    def slug(cls) -> Mapped[str]:
        return mapped_column(String(length=100), nullable=False)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls):
        name = cls.__tablename__
        return (
            UniqueConstraint(cls.slug, name="uq_%s_slug" % name).ddl_if(dialect="postgresql"),
            Index("ix_%s_slug_unique" % name, cls.slug, unique=True).ddl_if(dialect="spanner"),
        )


class UniqueMixin:
    pass
