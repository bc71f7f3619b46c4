"""Names of the asynchronous side: applications make their engines and sessions as they are imported, and nothing connects."""

from ...orm.session import scoped_session, sessionmaker


class AsyncConnection:
    """The run's connection in asynchronous clothes, as ``op.run_async`` hands it over."""

    def __init__(self, connection):
        self.sync_connection = connection

    async def execute(self, statement, parameters=None, **options):
        return self.sync_connection.execute(statement, parameters, **options)

    async def scalar(self, statement, parameters=None, **options):
        return self.sync_connection.scalar(statement, parameters, **options)

    async def run_sync(self, function, *args, **options):
        return function(self.sync_connection, *args, **options)

    async def commit(self):
        self.sync_connection.commit()

    async def rollback(self):
        self.sync_connection.rollback()


def _refuse(self, *_args, **_options):
    raise NotImplementedError("a revision file can't open an asynchronous connection")


class AsyncEngine:
    """An engine that may be made and handed around, and connects to nothing."""

    def __init__(self, sync_engine=None):
        from ...engine import create_engine

        self.sync_engine = sync_engine if sync_engine is not None else create_engine(None)

    @property
    def dialect(self):
        return self.sync_engine.dialect

    @property
    def url(self):
        return self.sync_engine.url

    def execution_options(self, **_options):
        return self

    connect = begin = raw_connection = _refuse


class AsyncSession:
    """A session that may be made, and reads and writes nothing."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, bind=None, *, binds=None, sync_session_class=None, **_options):
        self.bind, self.binds = bind, binds

    execute = scalar = scalars = stream = get = add = add_all = delete = merge = refresh = flush = commit = rollback = _refuse
    begin = begin_nested = close = connection = run_sync = __aenter__ = _refuse


class AsyncSessionTransaction:
    pass


class AsyncTransaction:
    pass


class AsyncResult:
    pass


class AsyncScalarResult(AsyncResult):
    pass


class AsyncAttrs:
    pass


class async_sessionmaker(sessionmaker):
    def __init__(self, bind=None, *, class_=AsyncSession, **options):
        sessionmaker.__init__(self, bind, class_=class_, **options)


class async_scoped_session(scoped_session):
    pass


def create_async_engine(url, **_options):
    return AsyncEngine()


def async_engine_from_config(configuration, prefix="sqlalchemy.", **_options):
    return AsyncEngine()


def async_object_session(instance):
    return None
