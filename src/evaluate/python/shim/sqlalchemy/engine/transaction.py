"""Transactions and savepoints of the connection."""

__name__ = "sqlalchemy.engine.base"  # where users find what is defined here


class Transaction:
    """What begin() gives."""

    is_active = True
    nested = False

    def __init__(self, connection):
        self.connection = connection

    @property
    def is_valid(self):
        return self.is_active

    def close(self):
        if self.is_active:
            self.rollback()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            if self.is_active:
                self.commit()
        elif self.is_active:
            self.rollback()
        return False


class RootTransaction(Transaction):
    """The transaction of the session."""

    def __init__(self, connection, given=False):
        Transaction.__init__(self, connection)
        self._given = given

    def commit(self):
        self._end("commit")

    def rollback(self):
        self._end("rollback")

    def _end(self, verb):
        if not self.is_active:
            from ..exc import InvalidRequestError

            raise InvalidRequestError("This transaction is inactive")
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

    def __init__(self, connection):
        Transaction.__init__(self, connection)
        connection._savepoints += 1
        self._name = "sa_savepoint_%d" % connection._savepoints
        self._outer = connection._nested
        connection._request_transaction("savepoint", self._name)
        connection._nested = self

    def commit(self):
        self._end("release")

    def rollback(self):
        self._end("rollback_to")

    def _end(self, verb):
        if not self.is_active:
            from ..exc import InvalidRequestError

            raise InvalidRequestError("This transaction is inactive")
        self.is_active = False
        self.connection._nested = self._outer
        self.connection._request_transaction(verb, self._name)


TwoPhaseTransaction = RootTransaction
