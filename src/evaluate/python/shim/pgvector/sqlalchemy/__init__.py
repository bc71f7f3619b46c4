"""pgvector's column types."""

from pgvector.sqlalchemy.bit import BIT  # noqa: F401
from pgvector.sqlalchemy.halfvec import HALFVEC  # noqa: F401
from pgvector.sqlalchemy.sparsevec import SPARSEVEC  # noqa: F401
from pgvector.sqlalchemy.vector import VECTOR  # noqa: F401

Vector = VECTOR


def __getattr__(name):
    if name not in ("avg", "sum"):
        raise AttributeError("module 'pgvector.sqlalchemy' has no attribute %r" % (name,))
    from sqlalchemy import func

    return getattr(func, name)
