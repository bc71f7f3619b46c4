"""Names that user code imports by this path."""

from .dialect import Dialect  # noqa: F401
