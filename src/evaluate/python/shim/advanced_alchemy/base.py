"""The bases of models: their registry, their tables' names, their keys."""

import datetime
import re
import typing
import uuid

from sqlalchemy import Date, MetaData, String
from sqlalchemy.ext.asyncio import AsyncAttrs
from sqlalchemy.orm import DeclarativeBase, declared_attr, registry

from .mixins import (
    AuditColumns,
    BigIntPrimaryKey,
    IdentityPrimaryKey,
    NanoIDPrimaryKey,
    SlugKey,  # noqa: F401
    UUIDPrimaryKey,
    UUIDv6PrimaryKey,
    UUIDv7PrimaryKey,
)
from .types import GUID, DateTimeUTC, JsonB

convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
table_name_regexp = re.compile("((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))")


def merge_table_arguments(cls, table_args=None):
    """The table arguments of a class's mixins together with its own."""
    positional, options = [], {}
    for given in [getattr(super(base, cls), "__table_args__", None) for base in cls.__bases__] + [table_args]:
        if isinstance(given, tuple) and given:
            positional.extend(given[:-1])
            if isinstance(given[-1], dict):
                options.update(given[-1])
            else:
                positional.append(given[-1])
        elif given:
            options.update(given)
    if not positional:
        return options
    return tuple(positional + [options]) if options else tuple(positional)


def create_registry(custom_annotation_map=None):
    known = {
        uuid.UUID: GUID, datetime.datetime: DateTimeUTC, datetime.date: Date, dict: JsonB, typing.Dict[str, typing.Any]: JsonB,
        dict[str, typing.Any]: JsonB, dict[str, str]: JsonB,
    }
    from pydantic import AnyHttpUrl, AnyUrl, EmailStr

    known.update({EmailStr: String, AnyUrl: String, AnyHttpUrl: String})
    known.update(custom_annotation_map or {})
    return registry(metadata=MetaData(naming_convention=convention), type_annotation_map=known)


orm_registry = create_registry()


class MetadataRegistry:
    _registry = {None: orm_registry.metadata}

    def get(self, bind_key=None):
        return self._registry.setdefault(bind_key, MetaData(naming_convention=convention))

    def set(self, bind_key, metadata):
        self._registry[bind_key] = metadata

    def __iter__(self):
        return iter(self._registry)

    def __getitem__(self, bind_key):
        return self._registry[bind_key]

    def __setitem__(self, bind_key, metadata):
        self._registry[bind_key] = metadata

    def __contains__(self, bind_key):
        return bind_key in self._registry


metadata_registry = MetadataRegistry()


class BasicAttributes:
    def to_dict(self, exclude=None):
        return {name: getattr(self, name) for name in self.__mapper__.columns.keys() if name not in (exclude or ())}


class CommonTableAttributes(BasicAttributes):
    """Names a table by its class; a class that shares its parent's table has no name."""

    def __init_subclass__(cls, **options):
        own = cls.__dict__.get("__mapper_args__")
        own = own if isinstance(own, dict) else {}
        if "__tablename__" not in cls.__dict__ and not own.get("concrete") and "polymorphic_on" not in own:
            for parent in cls.__mro__[1:]:
                given = getattr(parent, "__mapper_args__", None)
                if isinstance(given, dict) and "polymorphic_on" in given:
                    cls.__tablename__ = None
                    break
        super().__init_subclass__(**options)

    @declared_attr.directive
    @classmethod
    def __tablename__(cls):
        return table_name_regexp.sub(r"_\1", cls.__name__).lower()


class AdvancedDeclarativeBase(DeclarativeBase):
    registry = orm_registry
    __abstract__ = True
    __metadata_registry__ = metadata_registry
    __bind_key__ = None

    def __init_subclass__(cls, **options):
        bind_key = getattr(cls, "__bind_key__", None)
        if bind_key is not None:
            cls.metadata = cls.__metadata_registry__.get(bind_key)
        super().__init_subclass__(**options)


def _audited(key):
    return (CommonTableAttributes, key, AuditColumns, AdvancedDeclarativeBase, AsyncAttrs)


def _plain(key):
    return (key, CommonTableAttributes, AdvancedDeclarativeBase, AsyncAttrs)


def _base(name, bases):
    return type(AdvancedDeclarativeBase)(name, bases, {"__abstract__": True, "__module__": __name__})


for _name, _key in (
    ("UUID", UUIDPrimaryKey), ("UUIDv6", UUIDv6PrimaryKey), ("UUIDv7", UUIDv7PrimaryKey), ("NanoID", NanoIDPrimaryKey),
    ("BigInt", BigIntPrimaryKey), ("Identity", IdentityPrimaryKey),
):
    globals()[_name + "Base"] = _base(_name + "Base", _plain(_key))
    globals()[_name + "AuditBase"] = _base(_name + "AuditBase", _audited(_key))
DefaultBase = _base("DefaultBase", (CommonTableAttributes, AdvancedDeclarativeBase, AsyncAttrs))


class SQLQuery(BasicAttributes, AdvancedDeclarativeBase, AsyncAttrs):
    __abstract__ = True
    __allow_unmapped__ = True
