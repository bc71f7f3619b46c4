from pgvector.sqlalchemy.vector import VECTOR
from pgvector.values import SparseVector
from sqlalchemy.dialects.postgresql.base import ischema_names


class SPARSEVEC(VECTOR):
    """A vector of which most elements are zero."""

    _values = SparseVector

    def result_processor(self, dialect, coltype):
        return lambda value: None if value is None else SparseVector.from_text(value)


ischema_names["sparsevec"] = SPARSEVEC
