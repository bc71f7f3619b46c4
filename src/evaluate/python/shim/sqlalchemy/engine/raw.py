"""`connection.connection`: the driver's side of the run's connection, as far as revisions use it.

A cursor sends its text through the same host as everything else; what the server refuses comes as psycopg2's exception.
"""

__name__ = "sqlalchemy.engine.base"  # where users find what is defined here

from collections import namedtuple


class RawConnection:
    """The driver's connection, and at once the pool's wrapper round it."""

    closed = 0
    status = 2
    encoding = "UTF8"
    isolation_level = None
    is_valid = True
    cursor_factory = None

    def __init__(self, connection):
        self.__dict__["_connection"] = connection

    def __setattr__(self, name, value):
        # a new one is made each time it is asked for: what is set is that of the run
        if name == "autocommit":
            self._switch(value)
        else:
            self._connection.__dict__.setdefault("_raw_attributes", {})[name] = value

    def __getattr__(self, name):
        found = self.__dict__["_connection"].__dict__.get("_raw_attributes", {})
        if name in found:
            return found[name]
        raise AttributeError("'psycopg2.extensions.connection' object has no attribute %r" % (name,))

    @property
    def dbapi_connection(self):
        return self

    driver_connection = connection = dbapi_connection

    @property
    def info(self):
        return self._connection.info

    @property
    def autocommit(self):
        return self._connection._autocommit

    @property
    def server_version(self):
        version = (tuple(self._connection.dialect.server_version_info) + (0,))[:2]
        return version[0] * 10000 + version[1]

    @property
    def notices(self):
        return []

    def cursor(self, name=None, cursor_factory=None, scrollable=None, withhold=False):
        return (cursor_factory or self.cursor_factory or Cursor)(self)

    def commit(self):
        self._connection._request_transaction("commit")

    def rollback(self):
        self._connection._request_transaction("rollback")

    def close(self):
        pass

    def set_isolation_level(self, level):
        self._switch(level == 0)

    def set_session(self, isolation_level=None, readonly=None, deferrable=None, autocommit=None):
        if autocommit is not None:
            self._switch(autocommit)

    def _switch(self, autocommit):
        """What is open is committed, so that nothing gets lost."""
        self._connection._autocommit = bool(autocommit)
        self._connection._request_transaction("autocommit_on" if autocommit else "autocommit_off")

    def set_client_encoding(self, encoding):
        self.cursor().execute("SET client_encoding TO %s", (encoding,))

    def get_parameter_status(self, name):
        cursor = self.cursor()
        cursor.execute("SELECT current_setting(%s, true)", (name,))
        return cursor.fetchone()[0]

    def get_backend_pid(self):
        cursor = self.cursor()
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]

    def get_transaction_status(self):
        return 0 if self.autocommit else 2

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.commit()
        else:
            self.rollback()
        return False


class Column(namedtuple("Column", "name type_code display_size internal_size precision scale null_ok table_oid table_column", defaults=(None,) * 7)):
    """What a cursor says of a column."""

    __slots__ = ()

    def __len__(self):
        return 7

    def __repr__(self):
        return "Column(name=%r, type_code=%r)" % (self.name, self.type_code)


class Cursor:
    """A DB-API cursor over the run's connection."""

    arraysize = 1
    itersize = 2000
    lastrowid = 0
    name = None
    row_factory = None
    closed = False
    query = statusmessage = None

    def __init__(self, connection):
        self.connection = connection
        self._connection = connection._connection
        self._result = None

    def execute(self, query, vars=None):
        self._check_open()
        text = self._text(query)
        if vars is None:
            self._send(lambda: execute_module().ask_plain(text))
            self.query = text.encode()
        else:
            self._send(lambda: execute_module().ask_with_values(text, vars))
            self.query = self.mogrify(text, vars)

    def executemany(self, query, vars_list):
        from .script import known_count

        count = 0
        for one in vars_list:
            self.execute(query, one)
            count += max(known_count(self._result), 0)
        if self._result is not None:
            self._result._rowcount = count
            self._result._metadata = None

    def callproc(self, procname, parameters=()):
        values = ",".join(["%s"] * len(parameters))
        self.execute("SELECT * FROM %s(%s)" % (procname, values), tuple(parameters))
        return parameters

    def _send(self, ask):
        from ..exc import DBAPIError
        from . import script
        from .base import result_of

        self._connection._autobegin()
        self._result = None
        try:
            answer = self._connection._ask(ask)
        except DBAPIError as error:
            raise error.orig from None
        self._result = script.result_of(answer, lambda: result_of(answer))
        self._columns = answer.get("columns")
        self.statusmessage = answer.get("status")

    def _text(self, query):
        if isinstance(query, str):
            return query
        if hasattr(query, "as_string"):
            return query.as_string(self)
        if isinstance(query, (bytes, bytearray)):
            return bytes(query).decode()
        raise TypeError("argument 1 must be a string or unicode object: got %s instead" % type(query).__name__)

    def _check_open(self):
        if self.closed:
            import psycopg2

            raise psycopg2.InterfaceError("cursor already closed")

    def _rows(self):
        self._check_open()
        if self._result is None or not self._result.returns_rows:
            import psycopg2

            raise psycopg2.ProgrammingError("no results to fetch")
        return self._result

    def _shape(self, row):
        return tuple(row)

    def fetchone(self):
        row = self._rows().fetchone()
        return None if row is None else self._shape(row)

    def fetchall(self):
        return [self._shape(row) for row in self._rows().fetchall()]

    def fetchmany(self, size=None):
        return [self._shape(row) for row in self._rows().fetchmany(size or self.arraysize)]

    def __iter__(self):
        return self

    def __next__(self):
        row = self.fetchone()
        if row is None:
            raise StopIteration()
        return row

    @property
    def rowcount(self):
        return self._result.rowcount if self._result is not None else -1

    @property
    def rownumber(self):
        return self._result._at if self._result is not None else 0

    @property
    def description(self):
        if self._result is None or not self._result.returns_rows:
            return None
        return tuple([Column(column["name"], column["type_oid"]) for column in self._columns])

    def mogrify(self, query, vars=None):
        text = self._text(query)
        return (text if vars is None else execute_module().mogrified(text, vars)).encode()

    def copy_expert(self, sql, file, size=8192):
        self._check_open()
        from . import copy

        self._send(lambda: copy.run(self._text(sql), file))

    def copy_from(self, file, table, sep="\t", null="\\N", size=8192, columns=None):
        from . import copy

        self.copy_expert(copy.statement(table, columns, "FROM stdin", sep, null), file)

    def copy_to(self, file, table, sep="\t", null="\\N", columns=None):
        from . import copy

        self.copy_expert(copy.statement(table, columns, "TO stdout", sep, null), file)

    def setinputsizes(self, sizes):
        pass

    def setoutputsize(self, size, column=None):
        pass

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.close()
        return False


def execute_module():
    # loaded late: it is what most runs never need of the driver
    from . import execute

    return execute
