from sqlalchemy import types
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy_utils.exceptions import needs_package


class PasswordType(types.TypeDecorator):
    """A hashed password; hashing one and comparing with one takes passlib."""

    impl = types.VARBINARY(1024)
    cache_ok = True

    def __init__(self, max_length=None, **kwargs):
        self._max_length = max_length

    def load_dialect_impl(self, dialect):
        return BYTEA(self._max_length or 1024)

    def process_bind_param(self, value, dialect):
        return _refuse() if isinstance(value, str) else None

    def process_result_value(self, value, dialect):
        return None if value is None else _refuse()


_refuse = needs_package("'passlib' is required to use 'PasswordType'")
