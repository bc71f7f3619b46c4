"""The DB-API side of the connection: `connection.connection` and its cursors."""

__name__ = "sqlalchemy.engine.base"  # where users find what is defined here


class RawConnection:
    """`connection.connection`: the DB-API side, as far as revisions use it."""

    def __init__(self, connection):
        self._connection = connection

    @property
    def dbapi_connection(self):
        return self

    driver_connection = connection = dbapi_connection

    def cursor(self, *_args, **_options):
        return Cursor(self._connection)

    def commit(self):
        self._connection.commit()

    def rollback(self):
        self._connection.rollback()

    def close(self):
        pass

    def set_isolation_level(self, level):
        self._connection.execution_options(isolation_level="AUTOCOMMIT" if level == 0 else "READ COMMITTED")

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        return False


class Cursor:
    """A DB-API cursor over the run's connection."""

    arraysize = 1

    def __init__(self, connection):
        self._connection = connection
        self._result = None

    def execute(self, query, vars=None):
        from ..exc import DBAPIError

        text = query if isinstance(query, str) else query.as_string(None) if hasattr(query, "as_string") else bytes(query).decode()
        try:
            self._result = self._connection.exec_driver_sql(text, vars)
        except DBAPIError as error:
            raise error.orig from None

    def executemany(self, query, vars_list):
        for one in vars_list:
            self.execute(query, one)

    def _rows(self):
        return self._result

    def fetchone(self):
        row = self._result.fetchone()
        return None if row is None else tuple(row)

    def fetchall(self):
        return [tuple(row) for row in self._result.fetchall()]

    def fetchmany(self, size=None):
        return [tuple(row) for row in self._result.fetchmany(size or self.arraysize)]

    def __iter__(self):
        return iter(self.fetchall())

    @property
    def rowcount(self):
        return self._result.rowcount if self._result is not None else -1

    @property
    def description(self):
        if self._result is None or not self._result.returns_rows:
            return None
        return [(key, None, None, None, None, None, None) for key in self._result.keys()]

    def mogrify(self, query, vars=None):
        from . import execute

        return execute.mogrified(query, vars).encode()

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        return False
