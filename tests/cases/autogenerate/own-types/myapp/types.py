import enum

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg


class GUID(sa.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def __init__(self, length=16):
        super().__init__(length)

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(pg.UUID())
        return dialect.type_descriptor(sa.CHAR(32))


class Encrypted(sa.TypeDecorator):
    impl = sa.LargeBinary
    cache_ok = True

    def __init__(self, key, *rest, mode="cbc", **options):
        super().__init__(**options)
        self.key = key
        self.rest = rest
        self.mode = mode


class Shouted(sa.String):
    pass


class Money(sa.Numeric):
    def __init__(self, currency="EUR", precision=10, scale=2):
        super().__init__(precision, scale)
        self.currency = currency


class JSONText(sa.TypeDecorator):
    """JSON in a text."""

    impl = sa.Text
    cache_ok = True


class Point(sa.types.UserDefinedType):
    cache_ok = True

    def __init__(self, srid=4326):
        self.srid = srid

    def get_col_spec(self, **keywords):
        return "point"


class Colour(enum.Enum):
    red = "r"
    blue = "b"


class ValueEnum(sa.Enum):
    def __init__(self, *enums, **options):
        options.setdefault("values_callable", lambda found: [one.value for one in found])
        super().__init__(*enums, **options)


class Small(sa.TypeDecorator):
    impl = sa.Integer
    cache_ok = True

    def __repr__(self):
        return "Small(really=True)"

    def __init__(self, really=True):
        super().__init__()


class Holder:
    class Inner(sa.TypeDecorator):
        impl = sa.String(5)
        cache_ok = True


class ArrayOf(sa.TypeDecorator):
    impl = pg.ARRAY
    cache_ok = True
