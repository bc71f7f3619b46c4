from sqlalchemy import types
from sqlalchemy_utils.exceptions import needs_package


class LocaleType(types.TypeDecorator):
    """A locale as text; only reading one back takes babel."""

    impl = types.Unicode(10)
    cache_ok = True

    def __init__(self):
        pass

    def process_bind_param(self, value, dialect):
        return value if isinstance(value, str) else None

    def process_result_value(self, value, dialect):
        return None if value is None else _refuse()


_refuse = needs_package("Babel packaged is required with LocaleType.")
