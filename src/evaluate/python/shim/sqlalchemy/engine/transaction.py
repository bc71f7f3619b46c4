"""What begin() and begin_nested() give: the run's transaction, savepoints in it, and both as context managers."""

__name__ = "sqlalchemy.engine.base"  # where users find what is defined here


class Transaction:
    """What begin() gives."""

    is_active = True
    nested = False
    _named = "transaction"

    def __init__(self, connection):
        self.connection = connection

    @property
    def is_valid(self):
        return self.is_active

    def close(self):
        if self.is_active:
            self.rollback()

    def _refuse(self):
        from ..exc import InvalidRequestError

        raise InvalidRequestError("This %s is inactive" % self._named)

    def _warn_of_second_end(self):
        from ..util import warn

        warn("%s already deassociated from connection" % self._named)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if not self.is_active:
            return False
        if kind is not None:
            self.rollback()
            return False
        try:
            self.commit()
        except BaseException:
            if self.is_active:
                self.rollback()
            raise
        return False


class RootTransaction(Transaction):
    """The transaction of the session."""

    def __init__(self, connection, given=False):
        Transaction.__init__(self, connection)
        self._given = given

    def commit(self):
        if not self.is_active:
            self._refuse()
        self._end("commit")

    def rollback(self):
        if not self.is_active:
            self._warn_of_second_end()
            return
        self._end("rollback")

    def _end(self, verb):
        self.is_active = False
        connection = self.connection
        nested = connection._nested
        while nested is not None:
            nested.is_active = False
            nested = nested._outer
        connection._nested = None
        connection._transaction = None
        connection._request_transaction(verb)


class MarkerTransaction(Transaction):
    """A begin() inside a transaction: its commit does nothing, its rollback ends the whole."""

    def commit(self):
        self.is_active = False

    def rollback(self):
        self.is_active = False
        if self.connection._transaction is not None:
            self.connection._transaction.rollback()


class NestedTransaction(Transaction):
    """A savepoint."""

    nested = True
    _named = "nested transaction"

    def __init__(self, connection):
        Transaction.__init__(self, connection)
        connection._savepoints += 1
        self._name = "sa_savepoint_%d" % connection._savepoints
        self._outer = connection._nested
        connection._request_transaction("savepoint", self._name)
        connection._nested = self

    def commit(self):
        if not self.is_active:
            self._refuse()
        # a savepoint that can't be released is of no use any more
        self.is_active = False
        self.connection._request_transaction("release", self._name)
        self._leave()

    def rollback(self):
        if self.is_active:
            self.is_active = False
            self.connection._request_transaction("rollback_to", self._name)
        self._leave()

    def _leave(self):
        if self.connection._nested is self:
            self.connection._nested = self._outer
        else:
            self._warn_of_second_end()


TwoPhaseTransaction = RootTransaction
