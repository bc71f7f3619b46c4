"""VECTOR: the number of dimensions, if given, and the distances between two of them."""

from pgvector.values import Vector
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.sql.comparators import Comparator
from sqlalchemy.types import Float, UserDefinedType


class _Distances(Comparator):
    def l2_distance(self, other):
        return self.op("<->", return_type=Float())(other)

    def max_inner_product(self, other):
        return self.op("<#>", return_type=Float())(other)

    def cosine_distance(self, other):
        return self.op("<=>", return_type=Float())(other)

    def l1_distance(self, other):
        return self.op("<+>", return_type=Float())(other)


class VECTOR(UserDefinedType):
    cache_ok = True
    comparator_factory = _Distances
    _values = Vector

    def __init__(self, dim=None):
        self.dim = dim

    def get_col_spec(self, **kw):
        name = type(self).__name__
        return name if self.dim is None else "%s(%d)" % (name, self.dim)

    def bind_processor(self, dialect):
        def process(value):
            if value is None or isinstance(value, str):
                return value
            return (value if isinstance(value, self._values) else self._values(value)).to_text()

        return process

    def result_processor(self, dialect, coltype):
        return lambda value: None if value is None else self._values.from_text(value).to_list()


ischema_names["vector"] = VECTOR
