"""What a revision may do with the connection where SQL is only written, beyond what Alembic's stand-in can.

Statements go to the script. Whether there is anything to be had from them is the host's affair: it may have a scratch
database, or it says that a script holds no answers. It is only asked when a result is used.
"""

from ..sql import native
from .base import Connection


class ScriptConnection(Connection):
    """A connection whose transactions and statements stand in the script."""

    def execute(self, statement, parameters=None, *more, **options):
        if isinstance(statement, str):
            from ..sql.elements import text

            statement = text(statement)
        with native.execution():
            return Connection.execute(self, statement, parameters, *more, **options)

    def execution_options(self, **options):
        # there is no session whose isolation could change
        self._options = dict(self._options, **options)
        return self


class ScriptResult:
    """What a statement gave, looked at when the revision does."""

    def __init__(self, query, make):
        self._query, self._make, self._made = query, make, None

    def _used(self):
        if self._made is None:
            native.call({"request": "rows_used", "query": self._query})
            self._made = self._make()
        return self._made

    def __getattr__(self, name):
        if name[:1] == "_" and name != "_mapping":
            raise AttributeError(name)
        return getattr(self._used(), name)

    def __iter__(self):
        return iter(self._used())

    def __next__(self):
        return next(self._used())

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        self.close()
        return False

    def close(self):
        pass


def result_of(answer, make):
    """The result of an answer; where SQL is only written, one that is not looked at yet."""
    if "query" not in answer:
        return make()
    return ScriptResult(answer["query"], make)


class _Count:
    """How many rows a statement touched, looked at when the revision does."""

    def __init__(self, result):
        self._result = result

    def __int__(self):
        return self._result.rowcount

    __index__ = __int__


def _passed_on(name):
    def method(self, *others):
        return getattr(int(self), name)(*[int(one) if isinstance(one, _Count) else one for one in others])

    return method


for _name in "bool str repr hash format eq ne lt le gt ge add radd sub rsub mul rmul floordiv truediv mod neg abs".split():
    setattr(_Count, "__%s__" % _name, _passed_on("__%s__" % _name))


def count_of(result):
    """The number of rows that a statement touched."""
    return _Count(result) if isinstance(result, ScriptResult) else result.rowcount


def known_count(result):
    """The same where it is known without asking anybody, else -1."""
    return -1 if isinstance(result, ScriptResult) else result.rowcount
