from pgvector.sqlalchemy.vector import VECTOR, _Distances
from sqlalchemy.types import JSON, TypeDecorator


class Vector(TypeDecorator):
    """A vector, kept as pgvector's type."""

    impl = JSON
    cache_ok = True
    comparator_factory = _Distances

    def __init__(self, dim, *, storage_format="FLOAT32"):
        TypeDecorator.__init__(self)
        self.dim = dim
        self.storage_format = storage_format

    def load_dialect_impl(self, dialect):
        return VECTOR(self.dim)
