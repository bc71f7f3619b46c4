from sqlalchemy import types


class UUIDType(types.TypeDecorator):
    """A UUID; `native=False` keeps it as bytes, or with `binary=False` as text."""

    impl = types.BINARY(16)
    cache_ok = True

    def __init__(self, binary=True, native=True):
        self.binary = binary
        self.native = native

    def load_dialect_impl(self, dialect):
        if self.native:
            return types.UUID()
        return self.impl if self.binary else types.CHAR(32)

    def process_literal_param(self, value, dialect):
        return value

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        value = _uuid(value)
        if self.native:
            return str(value)
        return value.bytes if self.binary else value.hex

    def process_result_value(self, value, dialect):
        return None if value is None else _uuid(value)


def _uuid(value):
    import uuid

    if isinstance(value, uuid.UUID):
        return value
    return uuid.UUID(value) if isinstance(value, str) else uuid.UUID(bytes=bytes(value))
