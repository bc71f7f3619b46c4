"""Types and constructs that belong to one database."""


def __getattr__(name):
    if name in ("postgresql", "sqlite", "mysql", "mssql", "oracle"):
        import importlib

        return importlib.import_module("sqlalchemy.dialects." + name)
    raise AttributeError(name)
