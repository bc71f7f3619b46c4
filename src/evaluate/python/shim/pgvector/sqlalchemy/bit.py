"""BIT, with the distances that pgvector adds to it."""

from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.comparators import Comparator
from sqlalchemy.types import Float, TypeDecorator


class _Distances(Comparator):
    def hamming_distance(self, other):
        return self.op("<~>", return_type=Float())(other)

    def jaccard_distance(self, other):
        return self.op("<%>", return_type=Float())(other)


class BIT(TypeDecorator):
    impl = postgresql.BIT
    cache_ok = True
    comparator_factory = _Distances
