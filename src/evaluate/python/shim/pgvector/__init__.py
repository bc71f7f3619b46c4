"""pgvector: vectors as column types (`pgvector.sqlalchemy`) and as values."""

from pgvector.values import HalfVector, SparseVector, Vector  # noqa: F401
