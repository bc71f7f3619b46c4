"""pgvector's types: a vector column says how many dimensions it has, if any."""

from sqlalchemy.types import UserDefinedType


class _Vector(UserDefinedType):
    cache_ok = True
    _word = "VECTOR"

    def __init__(self, dim=None):
        self.dim = dim

    def get_col_spec(self, **kw):
        return self._word if self.dim is None else "%s(%d)" % (self._word, self.dim)

    def bind_processor(self, dialect):
        def process(value):
            if value is None or isinstance(value, str):
                return value
            return "[%s]" % ",".join([str(float(one)) for one in value])

        return process

    def result_processor(self, dialect, coltype):
        def process(value):
            if value is None or not isinstance(value, str):
                return value
            return [float(one) for one in value.strip("[]").split(",") if one]

        return process


class VECTOR(_Vector):
    pass


class HALFVEC(_Vector):
    _word = "HALFVEC"


class SPARSEVEC(_Vector):
    _word = "SPARSEVEC"

    bind_processor = UserDefinedType.bind_processor
    result_processor = UserDefinedType.result_processor


class BIT(_Vector):
    _word = "BIT"

    bind_processor = UserDefinedType.bind_processor
    result_processor = UserDefinedType.result_processor


Vector = VECTOR
