from sqlalchemy import types
from sqlalchemy.dialects.postgresql import JSON


class JSONType(types.TypeDecorator):
    """JSON."""

    impl = types.UnicodeText
    hashable = False
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return JSON()

    def process_bind_param(self, value, dialect):
        return value
