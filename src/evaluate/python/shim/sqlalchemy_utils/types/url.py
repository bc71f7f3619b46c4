from sqlalchemy import types


class URLType(types.TypeDecorator):
    """An address as text."""

    impl = types.UnicodeText
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value if isinstance(value, str) else None
