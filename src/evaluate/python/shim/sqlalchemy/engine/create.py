"""create_engine(): there is one database, the run's."""

from ..sql import native


def create_engine(url, **_options):
    """An engine for the run's own database; another one can't be opened from a revision file."""
    if native.as_sql():
        from . import own

        return own.engine()
    from .base import Engine, run_connection

    return Engine(run_connection())


def engine_from_config(configuration, prefix="sqlalchemy.", **options):
    return create_engine(configuration.get(prefix + "url"), **options)


def create_pool_from_url(url, **_options):
    raise NotImplementedError("a revision file can't open a connection pool")


class MockConnection:
    """Hands every statement to a function instead of a database."""

    def __init__(self, dialect, execute):
        self._dialect = dialect
        self._execute_impl = execute

    @property
    def engine(self):
        return self

    @property
    def dialect(self):
        return self._dialect

    name = "postgresql"

    def connect(self, **_options):
        return self

    def execution_options(self, **_options):
        return self

    def execute(self, statement, parameters=None, execution_options=None):
        return self._execute_impl(statement, parameters)


def create_mock_engine(url, executor, **_options):
    from .dialect import dialect

    return MockConnection(dialect(), executor)
