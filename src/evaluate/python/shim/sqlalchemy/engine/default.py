"""Names that user code imports by this path."""

from .dialect import Dialect as DefaultDialect  # noqa: F401


class DefaultExecutionContext:
    pass


class StrCompileDialect(DefaultDialect):
    pass
