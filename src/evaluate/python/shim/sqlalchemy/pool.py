"""Connection pools by name: the run has one connection, so they pool nothing."""


class Pool:
    def __init__(self, *args, **kw):
        pass


class NullPool(Pool):
    pass


class QueuePool(Pool):
    pass


class StaticPool(Pool):
    pass


class SingletonThreadPool(Pool):
    pass


class AssertionPool(Pool):
    pass


class AsyncAdaptedQueuePool(QueuePool):
    pass


class PoolProxiedConnection:
    pass


class PoolResetState:
    pass


class ConnectionPoolEntry:
    pass


class ManagesConnection:
    pass
