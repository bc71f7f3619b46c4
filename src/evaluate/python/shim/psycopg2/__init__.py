"""The names of psycopg2 that revision files import: its exceptions and the wrappers for values. There is no driver here."""


class Warning(Exception):
    pass


class Error(Exception):
    """An error of the server or the driver."""

    pgcode = None
    pgerror = None
    cursor = None
    _diag = None

    @property
    def diag(self):
        return Diagnostics(self._diag or {})


class Diagnostics:
    """What the server said besides the message."""

    def __init__(self, fields):
        self._fields = fields

    def __getattr__(self, name):
        if name[:1] == "_":
            raise AttributeError(name)
        return self._fields.get(name)


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class DataError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InternalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


class TransactionRollbackError(OperationalError):
    __module__ = "psycopg2.extensions"


class QueryCanceledError(OperationalError):
    __module__ = "psycopg2.extensions"


apilevel = "2.0"
paramstyle = "pyformat"
threadsafety = 2
__version__ = "2.9.10"


def Binary(value):
    return bytes(value)


def connect(*_args, **_options):
    raise OperationalError("opening a connection from a revision file is not possible; use op.get_bind()")


def __getattr__(name):
    if name in ("errors", "extras", "extensions", "errorcodes", "sql"):
        import importlib

        return importlib.import_module("psycopg2." + name)
    raise AttributeError("module 'psycopg2' has no attribute %r" % (name,))
