"""Names that user code imports by this path."""

from .result import CursorResult, LegacyCursorResult, ResultProxy  # noqa: F401
