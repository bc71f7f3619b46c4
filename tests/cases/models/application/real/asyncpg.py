"""Enough for the real SQLAlchemy to make an engine that connects to nothing."""


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    return type(name, (Exception,), {})
