"""Extensions; each is loaded when it is first asked for."""


def __getattr__(name):
    if name in ("associationproxy", "asyncio", "automap", "compiler", "declarative", "hybrid", "indexable", "mutable", "orderinglist"):
        import importlib

        return importlib.import_module("sqlalchemy.ext." + name)
    raise AttributeError("module 'sqlalchemy.ext' has no attribute %r" % (name,))
