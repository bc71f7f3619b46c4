"""Names that user code imports by this path."""

from ... import base, mixins, types  # noqa: F401
from ...base import orm_registry  # noqa: F401
