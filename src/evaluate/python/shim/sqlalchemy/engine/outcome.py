"""What a result knows of the INSERT, UPDATE or DELETE it comes from: keys, defaults and parameters."""

from ..exc import InvalidRequestError
from .result import ResultMetaData
from .row import Row


class Outcome:
    """The part of a result that is about the statement; `clause` may be none of these."""

    def __init__(self, clause=None, parameters=None, returned=None):
        self.is_insert = bool(getattr(clause, "is_insert", False))
        self.is_update = bool(getattr(clause, "is_update", False))
        self._clause = clause
        self._parameters = parameters
        # the row of the columns that came back although the revision did not ask for rows
        self._returned = returned
        self._many = bool(parameters is not None and parameters.is_many)

    def key_rows(self):
        self._only_insert()
        if self._clause._returning and self._returned is None:
            raise InvalidRequestError("Can't call inserted_primary_key when returning() is used.")
        columns = [column for column in self._clause.table.c if column.primary_key]
        metadata = ResultMetaData([column.key for column in columns], columns)
        sets = self._parameters.values() or [{}]
        return [Row(metadata, tuple([self._key_value(column, one) for column in columns])) for one in sets]

    def _key_value(self, column, given):
        if self._returned is not None and self._returned._parent.find(column) is not None:
            return self._returned._data[self._returned._parent.find(column)]
        if self._clause._multi_values or self._clause.select is not None:
            return None
        return given.get(column.key)

    def key_row(self):
        self._only_insert()
        if self._many:
            raise InvalidRequestError(
                "This statement was an executemany call; if primary key returning is supported, please use "
                ".inserted_primary_key_rows."
            )
        return self.key_rows()[0]

    def returned_row(self):
        if self._many:
            raise InvalidRequestError(
                "This statement was an executemany call; if return defaults is supported, please use .returned_defaults_rows."
            )
        return self._returned

    def returned_rows(self):
        return None if self._returned is None else [self._returned]

    def inserted(self):
        self._only_insert()
        return self._shown()

    def updated(self):
        if not self.is_update:
            raise InvalidRequestError("Statement is not an update() expression construct.")
        return self._shown()

    def _shown(self):
        sets = self._parameters.values()
        return sets if self._many else sets[0]

    def _only_insert(self):
        if not self.is_insert:
            raise InvalidRequestError("Statement is not an insert() expression construct.")


NONE = Outcome()
