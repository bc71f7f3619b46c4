from sqlalchemy.types import BINARY, UUID, TypeDecorator


class GUID(TypeDecorator):
    """A UUID."""

    impl = BINARY(16)
    cache_ok = True

    def __init__(self, *args, binary=True, **kwargs):
        self.binary = binary

    def load_dialect_impl(self, dialect):
        return UUID()

    def process_bind_param(self, value, dialect):
        return None if value is None else str(value)

    def process_result_value(self, value, dialect):
        import uuid

        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(value)
