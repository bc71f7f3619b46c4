"""The declarative base by another older path."""

from ...orm import DeclarativeMeta, declarative_base, declared_attr  # noqa: F401
