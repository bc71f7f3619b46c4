"""Names that user code imports by this path."""

from .declarative import (  # noqa: F401
    DeclarativeAttributeIntercept,
    DeclarativeBase,
    DeclarativeBaseNoMeta,
    DeclarativeMeta,
    MappedAsDataclass,
    declarative_base,
    declared_attr,
    has_inherited_table,
    registry,
)
