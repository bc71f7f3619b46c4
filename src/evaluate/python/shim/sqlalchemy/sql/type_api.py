"""The bases of all types, where code that reaches deeper looks for them."""

from sqlalchemy.types import (  # noqa: F401
    Emulated,
    ExternalType,
    NativeForEmulated,
    NULLTYPE,
    NullType,
    STRINGTYPE,
    SchemaEventTarget,
    TypeDecorator,
    TypeEngine,
    TypeEngineMixin,
    UserDefinedType,
    Variant,
    adapt_type,
    to_instance,
)
