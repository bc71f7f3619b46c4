"""Connections, results and what belongs to them; each name is loaded when it is first asked for."""

_ELSEWHERE = {
    "Connection": "base", "run_connection": "base", "Engine": "base", "Transaction": "transaction", "RootTransaction": "transaction", "NestedTransaction": "transaction",
    "TwoPhaseTransaction": "transaction", "ExceptionContext": "base", "create_engine": "create", "create_mock_engine": "create",
    "engine_from_config": "create", "create_pool_from_url": "create", "MockConnection": "create",
    "Result": "result", "CursorResult": "result", "ScalarResult": "result", "MappingResult": "result", "TupleResult": "result",
    "FilterResult": "result", "FrozenResult": "result", "IteratorResult": "result", "ChunkedIteratorResult": "result",
    "BaseCursorResult": "result", "ResultProxy": "result", "Row": "row", "RowMapping": "row", "BaseRow": "row",
    "URL": "url", "make_url": "url", "Dialect": "dialect", "Inspector": "reflection", "Compiled": "compiled",
}


def __getattr__(name):
    import importlib

    module = _ELSEWHERE.get(name)
    if module is not None:
        if module == "compiled":
            from sqlalchemy.sql.compiler import Compiled

            return Compiled
        found = getattr(importlib.import_module(__name__ + "." + module), name)
        globals()[name] = found
        return found
    if name in ("base", "row", "result", "url", "reflection", "dialect", "errors", "create", "default", "interfaces", "cursor", "mock", "execute", "typecast", "transaction", "raw"):
        return importlib.import_module(__name__ + "." + name)
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
