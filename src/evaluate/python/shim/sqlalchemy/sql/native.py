"""The one door to the renderer and the server, for DDL and types."""

import _mig


_own = 0


class own_connection:
    """Inside it requests are those of an engine that the revision has made itself."""

    def __enter__(self):
        global _own
        _own += 1

    def __exit__(self, *_exception):
        global _own
        _own -= 1
        return False


def through(bind):
    """Where the requests of something that is given `bind` go to."""
    from contextlib import nullcontext

    return own_connection() if hasattr(bind, "_inspector") and as_sql() and _is_own(bind) else nullcontext()


def _is_own(bind):
    from sqlalchemy.engine.own import OwnConnection, OwnEngine

    return isinstance(bind, (OwnConnection, OwnEngine))


_executing = 0


class execution:
    """Inside it statements are executed, not compiled alone as Alembic's stand-in for the connection does it."""

    def __enter__(self):
        global _executing
        _executing += 1

    def __exit__(self, *_exception):
        global _executing
        _executing -= 1
        return False


def executing():
    return _executing > 0


def marked(payload):
    """The request, with the mark of a revision's own engine where it comes from one."""
    return {"request": "own_connection", "inner": payload} if _own else payload


def call(payload):
    """Hands a request over; what goes wrong comes back as the exception that SQLAlchemy would raise."""
    try:
        return _mig.call(marked(payload))
    except _mig.Error as error:
        from sqlalchemy.engine.errors import translated

        made = translated(error)
        raise made from made.__cause__


def run(operation):
    """Carries out one operation."""
    return call({"request": "operation", "operation": operation})


_settings = None


def settings():
    """What the run is configured with."""
    global _settings
    if _settings is None:
        _settings = _mig.settings()
    return _settings


def as_sql():
    """Whether SQL is only written, so that no server can be asked anything."""
    return bool(settings().get("as_sql"))


def gives_results():
    """Whether executing a statement gives a result even where SQL is only written."""
    return bool(settings().get("offline_results"))


def asks_nobody():
    """Whether SQL is written without a database that could be asked what exists."""
    return as_sql() and not settings().get("offline_answers")


def compiled(operations):
    """The text of operations, without carrying them out."""
    return "\n".join([call({"request": "compile", "operation": operation}) for operation in operations])


def _found(thing, name, schema, usual=None, **more):
    """`usual` is the answer that a script takes for granted: any other is worth a remark in it."""
    payload = {"request": "inspect", "question": "exists", "thing": thing, "name": str(name)}
    payload["schema"] = None if schema is None else str(schema)
    if usual is not None:
        payload["usual"] = usual
    return bool(call(dict(payload, **more)))


def has_table(name, schema=None, usual=None):
    return _found("table", name, schema, usual)


def has_type(name, schema=None, usual=None):
    return _found("type", name, schema, usual)


def has_sequence(name, schema=None, usual=None):
    return _found("sequence", name, schema, usual)


def has_index(table, name, schema=None, usual=None):
    return _found("index", name, schema, usual, table=str(table))
