"""Names that user code imports by this path."""

from .functional_validators import PlainSerializer, SerializeAsAny, WrapSerializer, field_serializer, model_serializer  # noqa: F401
