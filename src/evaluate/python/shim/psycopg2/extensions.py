"""Adapters and isolation levels by psycopg2's names."""

from psycopg2 import QueryCanceledError, TransactionRollbackError  # noqa: F401
from sqlalchemy.sql.values import driver_value, registered as adapters

ISOLATION_LEVEL_AUTOCOMMIT = 0
ISOLATION_LEVEL_READ_COMMITTED = 1
ISOLATION_LEVEL_REPEATABLE_READ = 2
ISOLATION_LEVEL_SERIALIZABLE = 3
ISOLATION_LEVEL_READ_UNCOMMITTED = 4
ISOLATION_LEVEL_DEFAULT = None


class ISQLQuote:
    """The protocol of objects that write themselves into a statement."""

    def __init__(self, wrapped, **_options):
        self._wrapped = wrapped

    def getquoted(self):
        raise NotImplementedError()


class _Adapter(ISQLQuote):
    def __conform__(self, protocol):
        return self if protocol is ISQLQuote else None


class AsIs(_Adapter):
    """A value that is written into the statement as it is."""

    def __init__(self, adapted):
        self.adapted = adapted

    def getquoted(self):
        return str(self.adapted).encode()

    def __str__(self):
        return str(self.adapted)


class QuotedString(_Adapter):
    def __init__(self, adapted):
        self.adapted = adapted

    def getquoted(self):
        return ("'%s'" % self.adapted.replace("'", "''")).encode()


def register_adapter(type_, adapter):
    adapters[(type_, ISQLQuote)] = adapter


def adapt(value, protocol=ISQLQuote, _alternative=None):
    """The adapter of a value."""
    for base in type(value).__mro__:
        adapter = adapters.get((base, protocol))
        if adapter is not None:
            return adapter(value)
    conform = getattr(value, "__conform__", None)
    adapted = conform(protocol) if conform is not None else None
    if adapted is not None:
        return adapted
    driver_value(value)  # refuses what nobody knows
    return _Written(value)


class _Written(_Adapter):
    """A value that the driver itself knows how to write."""

    def __init__(self, adapted):
        self.adapted = adapted

    def getquoted(self):
        from sqlalchemy.engine.execute import mogrified

        return mogrified("%s", (self.adapted,)).encode()


def register_type(*_args):
    pass


def new_type(oids, name, adapter):
    return adapter


def quote_ident(name, scope=None):
    return '"%s"' % name.replace('"', '""')


class connection:
    pass


class cursor:
    pass
