"""The expression language; each name is loaded when it is first asked for."""

_MODULES = (
    "base", "coercions", "collections", "compiler", "ddl", "dml", "elements", "encode", "expression", "functions", "names", "naming",
    "operators", "roles", "schema", "selectable", "sqltypes", "type_api", "util", "visitors",
)


def __getattr__(name):
    import importlib

    if name in _MODULES:
        return importlib.import_module("sqlalchemy.sql." + name)
    if name[:2] == "__":
        raise AttributeError("module 'sqlalchemy.sql' has no attribute %r" % (name,))
    expression = importlib.import_module("sqlalchemy.sql.expression")
    try:
        found = getattr(expression, name)
    except AttributeError:
        raise AttributeError("module 'sqlalchemy.sql' has no attribute %r" % (name,)) from None
    globals()[name] = found
    return found
