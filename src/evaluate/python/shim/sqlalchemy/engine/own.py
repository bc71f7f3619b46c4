"""An engine that a revision makes itself, where the run's SQL is only written.

Under Alembic such an engine really connects. Everything that goes through it carries a mark, so that the host can answer it
from the database and keep it out of the script. In a run on a database it shares the run's session instead.
"""

from ..sql import native
from .base import Connection, Engine
from .reflection import PGInspector


def _marked(method):
    def through_own_connection(self, *args, **kw):
        with native.own_connection(), native.execution():
            return method(self, *args, **kw)

    return through_own_connection


class OwnEngine(Engine):
    def _inspector(self):
        return OwnInspector


class OwnConnection(Connection):
    @property
    def engine(self):
        return OwnEngine(self)

    def connect(self):
        return self

    def _inspector(self):
        return OwnInspector

    execute = _marked(Connection.execute)
    exec_driver_sql = _marked(Connection.exec_driver_sql)
    execution_options = _marked(Connection.execution_options)
    _ask = _marked(Connection._ask)
    _request_transaction = _marked(Connection._request_transaction)


class OwnInspector(PGInspector):
    def __getattribute__(self, name):
        found = PGInspector.__getattribute__(self, name)
        if name[:2] == "__" or not callable(found):
            return found

        def through_own_connection(*args, **kw):
            with native.own_connection():
                return found(*args, **kw)

        return through_own_connection


def engine():
    return OwnEngine(OwnConnection())
