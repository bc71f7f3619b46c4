"""Alembic as revision files know it: `op` and `context`, and the packages that extensions import."""

__version__ = "1.20.1"


def __getattr__(name):
    import importlib

    if name in ("op", "context", "autogenerate", "command", "config", "ddl", "operations", "runtime", "script", "util"):
        return importlib.import_module("alembic." + name)
    raise AttributeError("module 'alembic' has no attribute %r" % (name,))
