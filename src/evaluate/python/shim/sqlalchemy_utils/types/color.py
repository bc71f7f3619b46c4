from sqlalchemy import types
from sqlalchemy_utils.exceptions import needs_package


class ColorType(types.TypeDecorator):
    """A colour as text; only reading one back takes the package colour."""

    STORE_FORMAT = "hex"
    impl = types.Unicode(20)
    cache_ok = True

    def __init__(self, max_length=20, *args, **kwargs):
        types.TypeDecorator.__init__(self, *args, **kwargs)
        self.impl = types.Unicode(max_length)

    def process_bind_param(self, value, dialect):
        return value

    def process_result_value(self, value, dialect):
        return value and _refuse()


_refuse = needs_package("'colour' package is required to use 'ColorType'")
