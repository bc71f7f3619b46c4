"""SQLModel as revision files know it: its string type, and SQLAlchemy's names."""

from sqlmodel.sql.sqltypes import AutoString, UTCDateTime  # noqa: F401


def __getattr__(name):
    import importlib

    if name == "sql":
        return importlib.import_module("sqlmodel.sql")
    if name in ("SQLModel", "Field", "Relationship"):
        raise AttributeError("models of sqlmodel are not available inside a revision file: %s" % name)
    if name == "Session":
        return importlib.import_module("sqlalchemy.orm").Session
    return getattr(importlib.import_module("sqlalchemy"), name)
