"""Types that annotations name. They check nothing here; those that make values hand them through."""

import typing

from typing import Annotated


class _Constraint:
    def __init__(self, *args, **options):
        self.args = args
        self.__dict__.update(options)

    def __call__(self, *args, **options):
        return self


def _constrained(python_type):
    def make(**options):
        return Annotated[python_type, StringConstraints(**options)]

    return make


class StringConstraints(_Constraint):
    max_length = None


class _Shown:
    """A type that stands in annotations and is made from text."""

    def __init__(self, value=None, **_parts):
        self.value = value

    def __class_getitem__(cls, item):
        return cls

    def __str__(self):
        return str(self.value)

    def get_secret_value(self):
        return self.value

    def __bool__(self):
        return bool(self.value)

    def __eq__(self, other):
        return type(self) is type(other) and self.value == other.value

    __hash__ = object.__hash__

    def __len__(self):
        return len(self.value)


class SecretStr(_Shown):
    def __str__(self):
        return "**********" if self.value else ""

    __repr__ = __str__


class SecretBytes(SecretStr):
    pass


class Secret(SecretStr):
    pass


class _Text(str):
    def __class_getitem__(cls, item):
        return Annotated[item, cls]


class EmailStr:
    def __class_getitem__(cls, item):
        return Annotated[item, cls]


class NameEmail(EmailStr):
    pass


class _Url(_Text):
    """An address; its parts can be asked for."""

    @classmethod
    def build(cls, *, scheme, host=None, username=None, password=None, port=None, path=None, query=None, fragment=None, user=None, hosts=None):
        username = username or user
        text = "%s://" % scheme
        if username:
            text += str(username) + (":%s" % (password,) if password else "") + "@"
        text += str(host or "")
        if port:
            text += ":%s" % port
        if path:
            text += "/" + str(path).lstrip("/")
        if query:
            text += "?%s" % query
        if fragment:
            text += "#%s" % fragment
        return cls(text)

    def _parts(self):
        from urllib.parse import urlsplit

        return urlsplit(str(self))

    def unicode_string(self):
        return str(self)

    scheme = property(lambda self: self._parts().scheme)
    host = property(lambda self: self._parts().hostname)
    port = property(lambda self: self._parts().port)
    path = property(lambda self: self._parts().path)
    username = user = property(lambda self: self._parts().username)
    password = property(lambda self: self._parts().password)
    query = property(lambda self: self._parts().query)

    def hosts(self):
        return [{"username": self.username, "password": self.password, "host": self.host, "port": self.port}]


_URLS = (
    "AnyUrl AnyHttpUrl HttpUrl FileUrl FtpUrl PostgresDsn RedisDsn AmqpDsn MongoDsn KafkaDsn MySQLDsn MariaDBDsn NatsDsn CockroachDsn "
    "ClickHouseDsn SnowflakeDsn AnyWebsocketUrl WebsocketUrl"
)
for _name in _URLS.split():
    globals()[_name] = type(_name, (_Url,), {"__module__": __name__})


class Json:
    def __class_getitem__(cls, item):
        return item


class AwareDatetime:
    pass


class NaiveDatetime:
    pass


class FutureDate:
    pass


PastDate = FutureDatetime = PastDatetime = FutureDate

StrictStr, StrictInt, StrictFloat, StrictBool, StrictBytes = str, int, float, bool, bytes
PositiveInt = NonNegativeInt = NegativeInt = NonPositiveInt = Annotated[int, _Constraint()]
PositiveFloat = NonNegativeFloat = NegativeFloat = NonPositiveFloat = FiniteFloat = Annotated[float, _Constraint()]
ByteSize = int
Base64Str = Base64UrlStr = str
Base64Bytes = Base64UrlBytes = bytes

constr = _constrained(str)
conint = _constrained(int)
confloat = _constrained(float)
conbytes = _constrained(bytes)


def condecimal(**options):
    from decimal import Decimal

    return Annotated[Decimal, StringConstraints(**options)]


def condate(**_options):
    from datetime import date

    return date


def conlist(item_type, **_options):
    return typing.List[item_type]


def conset(item_type, **_options):
    return typing.Set[item_type]


def confrozenset(item_type, **_options):
    return typing.FrozenSet[item_type]


def _lazy(name):
    import pathlib
    import uuid

    if name in ("UUID1", "UUID3", "UUID4", "UUID5", "UUID6", "UUID7", "UUID8"):
        return uuid.UUID
    if name in ("FilePath", "DirectoryPath", "NewPath", "SocketPath"):
        return pathlib.Path
    if name in ("IPvAnyAddress", "IPvAnyInterface", "IPvAnyNetwork", "ImportString", "PyObject"):
        return str
    return None


def __getattr__(name):
    found = _lazy(name)
    if found is None:
        raise AttributeError("module %r has no attribute %r" % (__name__, name))
    globals()[name] = found
    return found
