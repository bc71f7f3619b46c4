"""pgvector: vectors as column types (`pgvector.sqlalchemy`) and as values."""

from pgvector.values import HalfVector, SparseVector, Vector  # noqa: F401


def __getattr__(name):
    # Revision files say `import pgvector` and count on the application's models for the rest.
    if name != "sqlalchemy":
        raise AttributeError("module 'pgvector' has no attribute %r" % (name,))
    import importlib

    return importlib.import_module("pgvector.sqlalchemy")
