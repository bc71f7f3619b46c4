from pgvector.sqlalchemy.vector import VECTOR
from pgvector.values import HalfVector
from sqlalchemy.dialects.postgresql.base import ischema_names


class HALFVEC(VECTOR):
    """A vector of half precision."""

    _values = HalfVector


ischema_names["halfvec"] = HALFVEC
