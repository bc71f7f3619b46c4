from sqlalchemy import types
from sqlalchemy_utils.primitives import Country


class CountryType(types.TypeDecorator):
    """A country by its code of two letters."""

    impl = types.String(2)
    python_type = Country
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if isinstance(value, Country):
            return value.code
        return value if isinstance(value, str) else None

    def process_result_value(self, value, dialect):
        return None if value is None else Country(value)
