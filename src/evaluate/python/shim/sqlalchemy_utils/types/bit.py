from sqlalchemy import types
from sqlalchemy.dialects.postgresql import BIT


class BitType(types.TypeDecorator):
    """BIT with a length."""

    impl = types.BINARY
    cache_ok = True

    def __init__(self, length=1, **kwargs):
        self.length = length
        types.TypeDecorator.__init__(self, **kwargs)

    def load_dialect_impl(self, dialect):
        return BIT(self.length)
