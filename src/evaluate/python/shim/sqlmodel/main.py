"""Models that are pydantic's and SQLAlchemy's at once: fields become columns where a class says ``table=True``."""

import typing
from abc import ABCMeta

from pydantic.fields import FieldInfo as _PydanticFieldInfo
from pydantic.fields import Undefined
from pydantic.main import BaseModel, ModelMetaclass, collect_fields, fill, own_annotations
from sqlalchemy import Boolean, Column, Date, DateTime, Enum, Float, ForeignKey, Integer, Interval, LargeBinary, MetaData, Numeric, Time, Uuid
from sqlalchemy.orm.declarative import DeclarativeMeta, declared_attr, registry
from sqlalchemy.orm.mapped import Mapped, MappedType
from sqlalchemy.orm.relationships import RelationshipProperty, relationship

from .sql.sqltypes import AutoString, UTCDateTime

_COLUMN_WORDS = (
    "primary_key", "foreign_key", "ondelete", "unique", "nullable", "index", "sa_type", "sa_column", "sa_column_args", "sa_column_kwargs",
)


class FieldInfo(_PydanticFieldInfo):
    def __init__(self, default=Undefined, **options):
        given = {name: options.pop(name, Undefined) for name in _COLUMN_WORDS}
        column = given["sa_column"]
        for name in ("sa_column_args", "sa_column_kwargs", "primary_key", "nullable", "foreign_key", "ondelete", "unique", "index", "sa_type"):
            if column is not Undefined and column is not None and given[name] is not Undefined:
                raise RuntimeError("Passing %s is not supported when also passing a sa_column" % name)
        if "type_" in (given["sa_column_kwargs"] or ()):
            raise RuntimeError("Passing type_ is not supported in sa_column_kwargs, use sa_type instead")
        if given["ondelete"] not in (Undefined, None) and not given["foreign_key"]:
            raise RuntimeError("ondelete can only be used with foreign_key")
        _PydanticFieldInfo.__init__(self, default, **options)
        self.column_words = given

    def over(self, other):
        made = _PydanticFieldInfo.over(self, other)
        words = dict(getattr(other, "column_words", {}))
        words.update({name: value for name, value in self.column_words.items() if value is not Undefined})
        made.column_words = words
        return made


def Field(default=Undefined, **options):
    extra = options.pop("schema_extra", None) or {}
    return FieldInfo(default, **dict(extra, **options))


class RelationshipInfo:
    def __init__(self, back_populates=None, cascade_delete=False, passive_deletes=False, link_model=None, sa_relationship=None,
                 sa_relationship_args=None, sa_relationship_kwargs=None):
        self.sa_relationship = sa_relationship
        self.link_model = link_model
        self.args = list(sa_relationship_args or ())
        self.options = {}
        if back_populates:
            self.options["back_populates"] = back_populates
        if cascade_delete:
            self.options["cascade"] = "all, delete-orphan"
        if passive_deletes:
            self.options["passive_deletes"] = passive_deletes
        self.options.update(sa_relationship_kwargs or {})

    def made(self, annotation):
        if self.sa_relationship is not None:
            return self.sa_relationship
        options = dict(self.options)
        if self.link_model is not None:
            options["secondary"] = self.link_model.__table__
        return relationship(_target(annotation), *self.args, **options)


def Relationship(**options):
    return RelationshipInfo(**options)


def _target(annotation):
    """The class, or its name, that an annotation leads to."""
    if isinstance(annotation, MappedType):
        annotation = annotation.argument
    forward = getattr(annotation, "__forward_arg__", None)
    if forward is not None:
        annotation = forward
    if isinstance(annotation, str):
        text = annotation.strip().strip("'\"")
        for word in ("Optional[", "List[", "list[", "Mapped["):
            text = text.replace("typing." + word, word)
            if text.startswith(word):
                return _target(text[len(word) : -1])
        if "|" in text:
            return _target([one for one in text.split("|") if one.strip() != "None"][0])
        return text
    rest = [one for one in typing.get_args(annotation) if one is not type(None)]
    if rest:
        return _target(rest[0])
    return annotation


def is_table(cls):
    return bool(getattr(cls, "model_config", {}).get("table"))


class SQLModelMetaclass(ModelMetaclass, DeclarativeMeta):
    def __setattr__(cls, name, value):
        if is_table(cls):
            DeclarativeMeta.__setattr__(cls, name, value)
        else:
            type.__setattr__(cls, name, value)

    def __new__(mcs, name, bases, members, **options):
        relationships = {key: value for key, value in members.items() if isinstance(value, RelationshipInfo)}
        rest = {key: value for key, value in members.items() if key not in relationships}
        cls = ABCMeta.__new__(mcs, name, bases, rest)
        annotations = own_annotations(cls)
        for key in relationships:
            rest_of = annotations.pop(key, None)
            relationships[key] = (relationships[key], rest_of)
        ordered = {key: annotation for key, (_, annotation) in relationships.items()}
        ordered.update(annotations)
        type.__setattr__(cls, "__annotations__", annotations)
        collect_fields(cls, rest, options)
        type.__setattr__(cls, "__annotations__", ordered)
        type.__setattr__(cls, "__sqlmodel_relationships__", relationships)
        if is_table(cls):
            for key, field in cls.model_fields.items():
                type.__setattr__(cls, key, column_of(field, cls, key))
        found = options.get("registry")
        if found is not None:
            for key, value in (("registry", found), ("_sa_registry", found), ("metadata", found.metadata), ("__abstract__", True)):
                type.__setattr__(cls, key, value)
        return cls

    def __init__(cls, name, bases, members, **options):
        if not is_table(cls) or [base for base in bases if is_table(base)]:
            type.__init__(cls, name, bases, members)
            return
        for key, (info, annotation) in cls.__sqlmodel_relationships__.items():
            if annotation is None:
                annotation = cls.__annotations__.get(key)
            if not isinstance(annotation, MappedType):
                cls.__annotations__[key] = Mapped[annotation]
            type.__setattr__(cls, key, info.made(annotation))
        DeclarativeMeta.__init__(cls, name, bases, members)


def _python_type(annotation):
    """The class that decides about the column's type."""
    from .sql.noneable import is_union

    origin = typing.get_origin(annotation)
    if origin is None and getattr(annotation, "__metadata__", None) is None:
        return annotation
    if getattr(annotation, "__metadata__", None) is not None:
        return _python_type(annotation.__origin__)
    if is_union(annotation):
        parts = typing.get_args(annotation)
        if len(parts) > 2 or type(None) not in parts:
            raise ValueError("Cannot have a (non-optional) union as a SQLAlchemy field")
        return _python_type([one for one in parts if one is not type(None)][0])
    return origin


def type_of(field):
    given = _word(field, "sa_type")
    if given is not Undefined:
        return given
    import datetime
    import decimal
    import enum
    import ipaddress
    import pathlib
    import uuid

    from pydantic.types import AwareDatetime, EmailStr, NaiveDatetime

    python_type = _python_type(field.annotation)
    limits = field.limits
    if field.metadata:
        for one in field.metadata:
            if one in (AwareDatetime, NaiveDatetime):
                python_type = one
    if issubclass(python_type, enum.Enum):
        return Enum(python_type)
    texts = (str, ipaddress.IPv4Address, ipaddress.IPv4Network, ipaddress.IPv6Address, ipaddress.IPv6Network, pathlib.Path, EmailStr)
    if issubclass(python_type, texts):
        return AutoString(length=limits["max_length"]) if limits.get("max_length") else AutoString
    for known, made in ((float, Float), (bool, Boolean), (int, Integer)):
        if issubclass(python_type, known):
            return made
    if issubclass(python_type, NaiveDatetime):
        return DateTime(timezone=False)
    if issubclass(python_type, (datetime.datetime, AwareDatetime)):
        return UTCDateTime()
    for known, made in ((datetime.date, Date), (datetime.timedelta, Interval), (datetime.time, Time), (bytes, LargeBinary)):
        if issubclass(python_type, known):
            return made
    if issubclass(python_type, decimal.Decimal):
        return Numeric(precision=limits.get("max_digits"), scale=limits.get("decimal_places"))
    if issubclass(python_type, uuid.UUID):
        return Uuid
    raise ValueError("%s has no matching SQLAlchemy type" % (python_type,))


def _word(field, name):
    return getattr(field, "column_words", {}).get(name, Undefined)


def column_of(field, cls, name):
    from _mig_missing import ensure_known

    from .sql.noneable import is_noneable

    given = _word(field, "sa_column")
    ensure_known(given, "%s.%s", cls.__name__, name)
    if isinstance(given, Column):
        return given
    ensure_known(_word(field, "sa_type"), "the type of %s.%s", cls.__name__, name)
    ensure_known(field.annotation, "the annotation of %s.%s", cls.__name__, name)
    asked = {word: _word(field, word) for word in _COLUMN_WORDS}
    known = {word: False if value is Undefined else value for word, value in asked.items()}
    primary_key = known["primary_key"]
    nullable = not primary_key and is_noneable(field.annotation) if asked["nullable"] is Undefined else asked["nullable"]
    args = []
    if known["foreign_key"]:
        if known["ondelete"] == "SET NULL" and not nullable:
            raise RuntimeError('ondelete="SET NULL" requires nullable=True')
        args.append(ForeignKey(known["foreign_key"], ondelete=known["ondelete"] or None))
    options = {"primary_key": primary_key, "nullable": nullable, "index": known["index"], "unique": known["unique"]}
    if field.default_factory is not None:
        options["default"] = field.default_factory
    elif field.default is not Undefined:
        options["default"] = field.default
    if known["sa_column_args"]:
        args += list(known["sa_column_args"])
    if known["sa_column_kwargs"]:
        options.update(known["sa_column_kwargs"])
    return Column(*args, type_=type_of(field), **options)


class _ModelsMetaData(MetaData):
    """Never stands silently for models that nobody has imported: then creating or dropping "all tables" is an error."""

    def create_all(self, *args, **options):
        self._needs_tables("create_all")
        return super().create_all(*args, **options)

    def drop_all(self, *args, **options):
        self._needs_tables("drop_all")
        return super().drop_all(*args, **options)

    def _needs_tables(self, what):
        if not self.tables:
            raise TypeError(
                "SQLModel.metadata.%s(): no model has been imported here; import the models in the revision, or list the tables" % what
            )


default_registry = registry(metadata=_ModelsMetaData())


class SQLModel(BaseModel, metaclass=SQLModelMetaclass, registry=default_registry):
    __allow_unmapped__ = True

    def __init__(self, **values):
        if not is_table(type(self)):
            fill(self, values)
            return
        for name, field in type(self).model_fields.items():
            if name in values:
                setattr(self, name, values.pop(name))
            elif not field.is_required():
                setattr(self, name, field.get_default(call_default_factory=True))
        for name, value in values.items():
            if isinstance(getattr(type(self), name, None), (RelationshipProperty, property)):
                setattr(self, name, value)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
