"""Names that user code imports by this path."""

from .attributes import InstanceState  # noqa: F401
