from sqlalchemy import types
from sqlalchemy_utils.primitives import Currency


class CurrencyType(types.TypeDecorator):
    """A currency by its code of three letters."""

    impl = types.String(3)
    python_type = Currency
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if isinstance(value, Currency):
            return value.code
        return value if isinstance(value, str) else None

    def process_result_value(self, value, dialect):
        return None if value is None else Currency(value)
