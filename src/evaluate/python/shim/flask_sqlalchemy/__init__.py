"""Flask-SQLAlchemy as models use it: the `db` object with its names, its metadatas and the base of its models."""

from .extension import SQLAlchemy  # noqa: F401

__version__ = "3.1.1"


def __getattr__(name):
    if name in ("BaseQuery", "Query", "Pagination"):
        from . import query

        return getattr(query, name)
    if name == "Model":
        from .model import Model

        return Model
    raise AttributeError("module 'flask_sqlalchemy' has no attribute %r" % (name,))
