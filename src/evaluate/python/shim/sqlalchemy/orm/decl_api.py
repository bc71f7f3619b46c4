"""Names that user code imports by this path."""

from .declarative import DeclarativeBase, DeclarativeMeta, declarative_base, declared_attr, registry  # noqa: F401
