"""Adapters and isolation levels by psycopg2's names."""

from psycopg2 import QueryCanceledError, TransactionRollbackError  # noqa: F401

ISOLATION_LEVEL_AUTOCOMMIT = 0
ISOLATION_LEVEL_READ_COMMITTED = 1
ISOLATION_LEVEL_REPEATABLE_READ = 2
ISOLATION_LEVEL_SERIALIZABLE = 3
ISOLATION_LEVEL_READ_UNCOMMITTED = 4
ISOLATION_LEVEL_DEFAULT = None
adapters = {}


class AsIs:
    """A value that is written into the statement as it is."""

    def __init__(self, adapted):
        self.adapted = adapted

    def getquoted(self):
        return str(self.adapted).encode()

    def __str__(self):
        return str(self.adapted)


class QuotedString:
    def __init__(self, adapted):
        self.adapted = adapted

    def getquoted(self):
        return ("'%s'" % self.adapted.replace("'", "''")).encode()


def register_adapter(type_, adapter):
    adapters[type_] = adapter


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
