"""Names that user code imports by this path."""

from .create import MockConnection, create_mock_engine  # noqa: F401
