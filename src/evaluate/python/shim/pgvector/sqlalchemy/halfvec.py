from pgvector.sqlalchemy.vector import VECTOR
from pgvector.values import HalfVector


class HALFVEC(VECTOR):
    """A vector of half precision."""

    _values = HalfVector
