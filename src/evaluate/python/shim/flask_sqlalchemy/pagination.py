"""Names that user code imports by this path."""

from .query import Pagination  # noqa: F401
