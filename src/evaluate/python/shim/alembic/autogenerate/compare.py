"""Autogenerate's names, where code that reaches deeper looks for them."""

from alembic.autogenerate import comparators  # noqa: F401


def __getattr__(name):
    from alembic.autogenerate import _unavailable

    if name[:2] == "__":
        raise AttributeError(name)
    return _unavailable
