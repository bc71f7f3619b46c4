"""Names of the asynchronous side: revisions run synchronously, so they are only there to be imported."""


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


class AsyncEngine:
    pass


class AsyncSession:
    pass


class AsyncAttrs:
    pass


def create_async_engine(url, **_options):
    raise NotImplementedError("a revision file can't open an asynchronous connection")


def async_engine_from_config(*_args, **_options):
    raise NotImplementedError("a revision file can't open an asynchronous connection")


def async_sessionmaker(*_args, **_options):
    raise NotImplementedError("a revision file can't open an asynchronous session")
