"""The names of the 2.0 way in SQLAlchemy 1.4."""


def __getattr__(name):
    if name in ("select",):
        from ..sql.selectable import select

        return select
    if name in ("create_engine", "Engine", "Connection"):
        from .. import engine

        return getattr(engine, name)
    if name == "Session":
        from ..orm import Session

        return Session
    raise AttributeError("module 'sqlalchemy.future' has no attribute %r" % (name,))
