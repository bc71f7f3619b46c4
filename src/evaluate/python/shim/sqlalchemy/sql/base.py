"""Bases that user code imports by this path."""

from sqlalchemy._types.base import SchemaEventTarget  # noqa: F401

from .collections import ColumnCollection, ColumnSet, DedupeColumnCollection, ImmutableColumnCollection, ReadOnlyColumnCollection  # noqa: F401
from .elements import Executable  # noqa: F401


class Immutable:
    pass


class Generative:
    pass


class ExecutableOption:
    pass


class DialectKWArgs:
    pass


class _NoArg:
    pass


NO_ARG = _NoArg()
