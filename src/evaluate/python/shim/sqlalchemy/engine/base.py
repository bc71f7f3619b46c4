"""The connection of the run, as revision files use it: statements and results."""

from ..sql import native
from .create import MockConnection as _MockConnection
from .raw import Cursor, RawConnection  # noqa: F401
from .result import CursorResult, ResultMetaData
from .transaction import (  # noqa: F401
    MarkerTransaction,
    NestedTransaction,
    RootTransaction,
    Transaction,
    TwoPhaseTransaction,
)


class Engine:
    """Stands for the engine behind the connection; connecting again gives the same session."""

    def __init__(self, connection):
        self._connection = connection
        self._options = {}

    name = "postgresql"
    driver = "psycopg2"
    echo = False

    @property
    def dialect(self):
        return self._connection.dialect

    @property
    def url(self):
        from .url import make_url

        return make_url(_settings().get("url") or "postgresql://")

    @property
    def engine(self):
        return self

    @property
    def pool(self):
        from sqlalchemy.pool import NullPool

        return NullPool(None)

    def connect(self):
        return self._connection.connect()

    def begin(self):
        return _EngineBegin(self._connection)

    def raw_connection(self):
        return self._connection.connection

    def execution_options(self, **options):
        return self

    def update_execution_options(self, **options):
        pass

    def get_execution_options(self):
        return {}

    def dispose(self, close=True):
        pass

    def has_table(self, name, schema=None):
        return self.dialect.has_table(self._connection, name, schema)

    def table_names(self, schema=None):
        from .reflection import Inspector

        return Inspector(self._connection).get_table_names(schema)

    def execute(self, statement, *multiparams, **params):
        return self._connection.execute(statement, *multiparams, **params)

    def scalar(self, statement, *multiparams, **params):
        return self.execute(statement, *multiparams, **params).scalar()

    def _run_ddl_visitor(self, *args, **kwargs):
        raise NotImplementedError("DDL visitors are not available; use Table.create()")

    def __repr__(self):
        return "Engine(%s)" % (self.url,)


class _EngineBegin:
    def __init__(self, connection):
        self._connection = connection

    def __enter__(self):
        return self._connection.connect()

    def __exit__(self, *_exception):
        return False


def _settings():
    import _mig

    found = getattr(_mig, "settings", None)
    return (found() if found is not None else _mig.call({"request": "settings"})) or {}


class Connection:
    """The run's own connection."""

    default_isolation_level = "READ COMMITTED"
    should_close_with_result = False
    closed = False
    invalidated = False
    _is_future = True

    def __init__(self):
        # the run has begun a transaction before the revision file sees the connection
        self._transaction = RootTransaction(self, given=True)
        self._nested = None
        self._savepoints = 0
        self._autocommit = False
        self._options = {}
        self.info = {}

    @property
    def dialect(self):
        from .dialect import dialect

        return dialect()

    @property
    def engine(self):
        found = self.__dict__.get("_engine")
        if found is None:
            found = self.__dict__["_engine"] = Engine(self)
        return found

    @property
    def connection(self):
        return RawConnection(self)

    def connect(self):
        return Branch(self)

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        return False

    def close(self):
        pass

    def detach(self):
        pass

    def invalidate(self, exception=None):
        pass

    # transactions

    def begin(self):
        if self._transaction is None:
            self._transaction = RootTransaction(self)
            self._request_transaction("begin")
            return self._transaction
        # the run's own transaction is open: this is one inside it, as before SQLAlchemy 2
        return MarkerTransaction(self)

    def begin_nested(self):
        if self._transaction is None:
            self._autobegin()
        return NestedTransaction(self)

    def begin_twophase(self, xid=None):
        from ..exc import InvalidRequestError

        raise InvalidRequestError("two-phase transactions are not possible inside a migration")

    def _autobegin(self):
        if self._transaction is None and not self._autocommit:
            self._transaction = RootTransaction(self)

    def commit(self):
        if self._transaction is not None:
            self._transaction.commit()
        else:
            self._request_transaction("commit")

    def rollback(self):
        if self._transaction is not None:
            self._transaction.rollback()
        else:
            self._request_transaction("rollback")

    def _ask(self, ask):
        """Lets the driver's side ask through this connection."""
        return ask()

    def _request_transaction(self, verb, name=None):
        from . import execute

        execute.call({"request": "transaction", "verb": verb, "name": name})

    def in_transaction(self):
        return self._transaction is not None and self._transaction.is_active

    def in_nested_transaction(self):
        return self._nested is not None and self._nested.is_active

    def get_transaction(self):
        return self._transaction

    def get_nested_transaction(self):
        return self._nested

    def get_isolation_level(self):
        return "AUTOCOMMIT" if self._autocommit else self.default_isolation_level

    # options

    def execution_options(self, **options):
        from ..exc import InvalidRequestError

        level = options.get("isolation_level")
        if level is not None:
            level = level.replace("_", " ").upper()
            if level != "AUTOCOMMIT" and not self._autocommit:
                self._options = dict(self._options, **options)
                return self
            if self._transaction is not None and not self._autocommit:
                raise InvalidRequestError(
                    "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; "
                    "isolation_level may not be altered unless rollback() or commit() is called first."
                )
            self._autocommit = level == "AUTOCOMMIT"
            self._request_transaction("autocommit_on" if self._autocommit else "autocommit_off")
        self._options = dict(self._options, **options)
        return self

    def get_execution_options(self):
        return self._options

    # statements

    def execute(self, statement, parameters=None, *more, execution_options=None, **named):
        if isinstance(statement, str):
            # the way before SQLAlchemy 2: text for the driver
            if more or named:
                parameters = (parameters,) + more if more else named
            return self.exec_driver_sql(statement, parameters)
        if named:
            parameters = dict(parameters or {}, **named)
        if more:
            parameters = [parameters] + list(more)
        from ..sql.elements import to_clause
        from . import execute

        clause = to_clause(statement)
        if clause is None:
            runs = getattr(statement, "_execute_on_connection", None)
            if runs is not None:
                return runs(self, parameters, execution_options)
            from ..exc import ObjectNotExecutableError

            raise ObjectNotExecutableError(statement)
        self._autobegin()
        return execute.run(self, clause, parameters)

    def scalar(self, statement, parameters=None, *more, execution_options=None, **named):
        return self.execute(statement, parameters, *more, execution_options=execution_options, **named).scalar()

    def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters, execution_options=execution_options).scalars()

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        from . import execute

        self._autobegin()
        return execute.run_driver_sql(self, statement, parameters)

    def run_callable(self, function, *args, **kwargs):
        return function(self, *args, **kwargs)

    def schema_for_object(self, obj):
        return obj.schema

    def _run_ddl_visitor(self, *args, **kwargs):
        raise NotImplementedError("DDL visitors are not available; use Table.create()")


class Branch(Connection):
    """Another handle on the same session: what connecting a second time from a revision gives."""

    def __init__(self, connection):
        self.__dict__["_root"] = connection

    def __getattr__(self, name):
        return getattr(self.__dict__["_root"], name)

    def __setattr__(self, name, value):
        setattr(self.__dict__["_root"], name, value)

    @property
    def engine(self):
        return self._root.engine

    def begin(self):
        return self._root.begin()

    def begin_nested(self):
        return self._root.begin_nested()

    def execution_options(self, **options):
        self._root.execution_options(**options)
        return self


class MockConnection(_MockConnection):
    """What stands for the connection where SQL is only written: statements go to the script, nothing comes back.

    So it is under Alembic. What Alembic's has not got (sessions, savepoints, text for the driver) is `_rest`'s affair.
    """

    def __init__(self):
        from .script import ScriptConnection

        self.info = {}
        self._rest = ScriptConnection()

    def __getattr__(self, name):
        if name[:1] == "_":
            raise AttributeError(name)
        return getattr(self._rest, name)

    def _inspector(self):
        if not native.gives_results():
            # says that there is no database to look at
            native.call({"request": "inspect", "question": "list", "topic": "session"})
        return None

    @property
    def dialect(self):
        from .dialect import dialect

        return dialect()

    @property
    def engine(self):
        return self

    name = "postgresql"

    def connect(self, **_options):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        return False

    def execution_options(self, **_options):
        return self

    def schema_for_object(self, obj):
        return obj.schema

    def execute(self, statement, parameters=None, **_options):
        from ..sql.elements import to_clause, text
        from . import execute

        if native.gives_results():
            return self._rest.execute(statement, parameters)
        clause = text(statement) if isinstance(statement, str) else to_clause(statement)
        if clause is None:
            runs = getattr(statement, "_execute_on_connection", None)
            if runs is not None:
                runs(self, parameters, None)
                return None
            from ..exc import ObjectNotExecutableError

            raise ObjectNotExecutableError(statement)
        execute.write(clause, parameters)
        return None

    def _run_ddl_visitor(self, *args, **kwargs):
        raise NotImplementedError("DDL visitors are not available; use Table.create()")


class ExceptionContext:
    pass


_run_connection = None


def run_connection():
    """The connection of the run: the same object for a whole run."""
    global _run_connection
    if _run_connection is None:
        _run_connection = MockConnection() if _settings().get("as_sql") else Connection()
    return _run_connection


def reset():
    """Between two revisions of a run the connection is in a transaction again."""
    if isinstance(_run_connection, Connection):
        _run_connection.__init__()


def metadata_of(columns, elements=None):
    """What is known of a result's columns, given what the server said and what the statement selects."""
    from .typecast import converter

    keys, converters, any_converter = [], [], False
    typed = elements if elements is not None and len(elements) == len(columns) else None
    for at, column in enumerate(columns):
        keys.append(column["name"])
        cast = converter(column["type_oid"], column.get("type_name"))
        process = None
        if typed is not None:
            type_ = getattr(typed[at], "type", None)
            if type_ is not None:
                process = processor_of(type_)
        converters.append(_composed(cast, process))
        any_converter = any_converter or converters[-1] is not None
    return ResultMetaData(keys, typed, converters if any_converter else None)


def processor_of(type_):
    """What a type makes of the driver's values, or None."""
    from .dialect import dialect

    impl = type_._impl() if hasattr(type_, "_impl") else type_
    made = getattr(impl, "result_processor", None)
    return made(dialect(), None) if made is not None else None


def _composed(cast, process):
    if process is None:
        if cast is None:
            return None
        return lambda text: None if text is None else cast(text)
    if cast is None:
        return process
    return lambda text: process(None if text is None else cast(text))


def result_of(answer, elements=None, context=None):
    """The result for what the host answered."""
    columns = answer.get("columns") if answer else None
    if columns is None:
        return CursorResult(None, [], answer.get("rowcount", -1) if answer else -1, context)
    return CursorResult(metadata_of(columns, elements), answer["rows"], answer.get("rowcount", -1), context)
