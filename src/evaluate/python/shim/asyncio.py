"""As much of `asyncio` as code needs that only wraps blocking calls: coroutines run to their end, one after the other."""

import types

from _mig_missing import lacking


class CancelledError(BaseException):
    pass


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    pass


def iscoroutine(value):
    return isinstance(value, types.CoroutineType)


def iscoroutinefunction(value):
    return bool(getattr(getattr(value, "__code__", None), "co_flags", 0) & 0x80)


def run(main, *, debug=None, loop_factory=None):
    if not hasattr(main, "send"):
        main = main.__await__()
    try:
        while True:
            main.send(None)
    except StopIteration as done:
        return done.value


class Future:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, *, loop=None):
        self._done, self._result, self._error = False, None, None

    def done(self):
        return self._done

    def set_result(self, result):
        self._done, self._result = True, result

    def set_exception(self, error):
        self._done, self._error = True, error

    def result(self):
        if not self._done:
            raise InvalidStateError("Result is not set.")
        if self._error is not None:
            raise self._error
        return self._result

    def cancel(self, msg=None):
        return False

    def __await__(self):
        while not self._done:
            yield self
        return self.result()


class Task(Future):
    def __init__(self, coroutine, *, loop=None, name=None):
        super().__init__()
        try:
            self.set_result(run(coroutine))
        except Exception as error:
            self.set_exception(error)


def create_task(coroutine, *, name=None, context=None):
    return Task(coroutine)


def ensure_future(value, *, loop=None):
    return value if isinstance(value, Future) else Task(value)


async def gather(*values, return_exceptions=False):
    results = []
    for value in values:
        try:
            results.append(await value)
        except Exception as error:
            if not return_exceptions:
                raise
            results.append(error)
    return results


async def wait_for(value, timeout):
    return await value


async def sleep(delay, result=None):
    if delay > 0:
        import time

        time.sleep(delay)
    return result


async def to_thread(function, /, *args, **kwargs):
    return function(*args, **kwargs)


class Lock:
    _locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        self._locked = True
        return True

    def release(self):
        self._locked = False

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc):
        self.release()


class Semaphore(Lock):
    def __init__(self, value=1):
        pass


BoundedSemaphore = Semaphore


class AbstractEventLoop:
    def run_until_complete(self, value):
        return run(value)

    def create_task(self, coroutine, *, name=None, context=None):
        return Task(coroutine)

    def create_future(self):
        return Future()

    def is_running(self):
        return False

    def is_closed(self):
        return False

    def time(self):
        import time

        return time.monotonic()

    async def run_in_executor(self, executor, function, *args):
        return function(*args)

    def close(self):
        pass


_loop = AbstractEventLoop()


def get_event_loop():
    return _loop


new_event_loop = get_running_loop = get_event_loop


def set_event_loop(loop):
    pass


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def run(self, coroutine, *, context=None):
        return run(coroutine)


__getattr__ = lacking("asyncio")
