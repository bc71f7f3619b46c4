"""Names that user code imports by this path."""

from .aliases import AliasedClass, aliased  # noqa: F401
from .attributes import object_session  # noqa: F401
from .mapper import class_mapper, object_mapper  # noqa: F401
