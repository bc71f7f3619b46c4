"""The one door to the renderer and the server, for DDL and types."""

import _mig


def call(payload):
    """Hands a request over; what goes wrong comes back as the exception that SQLAlchemy would raise."""
    try:
        return _mig.call(payload)
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


def compiled(operations):
    """The text of operations, without carrying them out."""
    return "\n".join([call({"request": "compile", "operation": operation}) for operation in operations])


def _found(what, name, schema):
    return bool(call({"request": "inspect", "what": what, "name": str(name), "schema": None if schema is None else str(schema)}))


def has_table(name, schema=None):
    return _found("has_table", name, schema)


def has_type(name, schema=None):
    return _found("has_type", name, schema)


def has_sequence(name, schema=None):
    return _found("has_sequence", name, schema)


def has_index(table, name, schema=None):
    return bool(
        call({
            "request": "inspect",
            "what": "has_index",
            "table": str(table),
            "name": str(name),
            "schema": None if schema is None else str(schema),
        })
    )
