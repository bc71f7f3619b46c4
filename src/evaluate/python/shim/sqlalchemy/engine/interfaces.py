"""Names that user code imports by this path, most of them for annotations."""

from .dialect import Dialect, TypeCompiler  # noqa: F401
from .reflection import ObjectKind, ObjectScope  # noqa: F401

# What the inspector returns are plain dicts.
ReflectedColumn = ReflectedComputed = ReflectedIdentity = ReflectedIndex = dict
ReflectedConstraint = ReflectedPrimaryKeyConstraint = ReflectedForeignKeyConstraint = dict
ReflectedUniqueConstraint = ReflectedCheckConstraint = ReflectedTableComment = dict


class DBAPIConnection:
    pass


class DBAPICursor:
    pass


class DBAPIType:
    pass


class DBAPIModule:
    pass


class PoolProxiedConnection(DBAPIConnection):
    pass


class AdaptedConnection:
    pass


class Compiled:
    pass


class ExecutionContext:
    pass


class ExceptionContext:
    pass


class CreateEnginePlugin:
    pass


class Connectable:
    pass
