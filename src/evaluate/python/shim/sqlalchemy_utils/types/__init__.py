"""The types: each is what it is kept as, most of them a line of the table."""

from sqlalchemy import types as _sa
from sqlalchemy.dialects import postgresql as _postgresql


class ImproperlyConfigured(Exception):
    pass


class ScalarCoercible:
    pass


def _kept_as(impl, positional=(), **defaults):
    """A decorated type whose own arguments don't reach the database, but for those of `defaults`."""

    def __init__(self, *args, **kw):
        given = dict(zip(positional, args))
        given.update(kw)
        self._given = given
        self.impl = impl(**{key: given.get(key, value) for key, value in defaults.items()})

    return {"impl": impl, "cache_ok": True, "__init__": __init__}


for _class, _members in (
    ("EmailType", _kept_as(_sa.Unicode, ("length",), length=255)),
    ("URLType", _kept_as(_sa.UnicodeText)),
    ("JSONType", _kept_as(_postgresql.JSON)),
    ("ArrowType", _kept_as(_sa.DateTime, timezone=False)),
    ("EnrichedDateTimeType", _kept_as(_sa.DateTime, timezone=False)),
    ("IPAddressType", _kept_as(_sa.Unicode, ("max_length",), length=50)),
    ("ScalarListType", _kept_as(_sa.UnicodeText)),
    ("PhoneNumberType", _kept_as(_sa.Unicode, ("region", "max_length"), length=20)),
    ("TimezoneType", _kept_as(_sa.Unicode, length=50)),
    ("CurrencyType", _kept_as(_sa.String, length=3)),
    ("CountryType", _kept_as(_sa.String, length=2)),
    ("LocaleType", _kept_as(_sa.Unicode, length=10)),
    ("ColorType", _kept_as(_sa.Unicode, length=20)),
    ("EncryptedType", _kept_as(_sa.LargeBinary)),
    ("BitType", _kept_as(_postgresql.BIT, ("length",), length=1)),
    ("WeekDaysType", _kept_as(_postgresql.BIT, length=7)),
    ("PasswordType", _kept_as(_postgresql.BYTEA, ("length",), length=None)),
    ("IntRangeType", _kept_as(_postgresql.INT4RANGE)),
    ("Int8RangeType", _kept_as(_postgresql.INT8RANGE)),
    ("NumericRangeType", _kept_as(_postgresql.NUMRANGE)),
    ("DateRangeType", _kept_as(_postgresql.DATERANGE)),
    ("DateTimeRangeType", _kept_as(_postgresql.TSRANGE)),
):
    globals()[_class] = type(_class, (_sa.TypeDecorator,), dict(_members, __module__=__name__))


class StringEncryptedType(_sa.TypeDecorator):
    impl = _sa.String
    cache_ok = True

    def __init__(self, type_in=None, key=None, engine=None, padding=None, **kw):
        self.impl = _sa.String(**kw)


class UUIDType(_sa.TypeDecorator):
    impl = _sa.BINARY
    cache_ok = True

    def __init__(self, binary=True, native=True):
        self.binary = binary
        self.native = native
        self.impl = _postgresql.UUID() if native else _sa.BINARY(16) if binary else _sa.CHAR(32)


class ChoiceType(_sa.TypeDecorator):
    impl = _sa.Unicode
    cache_ok = True

    def __init__(self, choices=None, impl=None):
        self.choices = choices
        self.impl = _sa.to_instance(impl) if impl is not None else _sa.Unicode(255)


class LtreeType(_sa.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LTREE"


LTREE = LtreeType


class Ltree(str):
    pass


class TSVectorType(_sa.TypeDecorator):
    impl = _postgresql.TSVECTOR
    cache_ok = True

    def __init__(self, *args, **kwargs):
        self.columns = args
        self.options = kwargs
        self.impl = _postgresql.TSVECTOR()


class CompositeType(_sa.UserDefinedType):
    def __init__(self, name, columns, quote=None, **kwargs):
        self.name = name
        self.columns = columns

    def get_col_spec(self, **kw):
        return self.name


# Where each type lives, for files that import it from its own module: module -> names.
_HOMES = {
    "arrow": "ArrowType",
    "bit": "BitType",
    "choice": "ChoiceType",
    "color": "ColorType",
    "country": "CountryType",
    "currency": "CurrencyType",
    "email": "EmailType",
    "enriched_datetime": "EnrichedDateTimeType",
    "ip_address": "IPAddressType",
    "json": "JSONType",
    "locale": "LocaleType",
    "ltree": "LtreeType",
    "password": "PasswordType",
    "pg_composite": "CompositeType",
    "phone_number": "PhoneNumberType",
    "range": "IntRangeType",
    "scalar_list": "ScalarListType",
    "timezone": "TimezoneType",
    "ts_vector": "TSVectorType",
    "url": "URLType",
    "uuid": "UUIDType",
    "weekdays": "WeekDaysType",
}


def _make_modules():
    """The modules of single types, made from the table."""
    import sys

    module = type(sys)
    for home in _HOMES:
        made = module(__name__ + "." + home)
        made.__dict__.update({name: value for name, value in globals().items() if name[:1] != "_"})
        sys.modules[made.__name__] = made
        if home not in globals():
            globals()[home] = made


_make_modules()
