"""Names that user code imports by this path."""

from .attributes import ColumnProperty  # noqa: F401
from .declarative import MappedColumn  # noqa: F401
from .relationships import RelationshipProperty  # noqa: F401
