"""What the server refuses becomes the exceptions that SQLAlchemy and psycopg2 would raise."""


def psycopg2_error(details):
    """The driver's exception for what the host reported."""
    import psycopg2
    from psycopg2 import errors

    state = details.get("sqlstate")
    cls = None
    if state:
        try:
            cls = errors.lookup(state)
        except KeyError:
            cls = errors.base_of(state)
    if cls is None:
        cls = psycopg2.OperationalError
    primary = details.get("primary") or details.get("message") or ""
    text = primary + _place(details.get("statement"), details.get("position"))
    for label, key in (("DETAIL", "detail"), ("HINT", "hint"), ("CONTEXT", "context")):
        if details.get(key):
            text += "\n%s:  %s" % (label, details[key])
    made = cls(text + "\n")
    made.pgcode = state
    made.pgerror = "%s:  %s\n" % (details.get("severity") or "ERROR", text)
    made._diag = {
        "sqlstate": state,
        "severity": details.get("severity") or "ERROR",
        "message_primary": primary,
        "message_detail": details.get("detail"),
        "message_hint": details.get("hint"),
        "context": details.get("context"),
        "schema_name": details.get("schema_name") or details.get("schema"),
        "table_name": details.get("table_name") or details.get("table"),
        "column_name": details.get("column_name") or details.get("column"),
        "constraint_name": details.get("constraint_name") or details.get("constraint"),
        "datatype_name": details.get("datatype_name") or details.get("datatype"),
        "statement_position": details.get("position"),
    }
    return made


def _place(statement, position):
    """The line of the statement that the server points at, cut to the width that libpq shows."""
    if not statement or not position:
        return ""
    at = position - 1
    start = statement.rfind("\n", 0, at) + 1
    end = statement.find("\n", at)
    line = statement[start : len(statement) if end == -1 else end].replace("\t", " ")
    at -= start
    left, right = 0, len(line)
    if right > 60:
        if 60 >= at + 10:
            right = 60
        else:
            right = min(right, at + 10)
            left = max(0, right - 60)
    head = "LINE %d: %s" % (statement.count("\n", 0, start) + 1, "..." if left else "")
    shown = line[left:right] + ("..." if right < len(line) else "")
    return "\n%s%s\n%s^" % (head, shown, " " * (len(head) + at - left))


def wrapped(orig, statement=None, params=None):
    """SQLAlchemy's exception around a driver's."""
    from sqlalchemy import exc

    for base in type(orig).__mro__:
        cls = getattr(exc, base.__name__, None)
        if cls is not None and isinstance(cls, type) and issubclass(cls, exc.DBAPIError):
            return cls(statement, params, orig, ismulti=isinstance(params, list))
    return exc.DBAPIError(statement, params, orig)


def translated(error, statement=None, params=None):
    """The exception for a request that the host refused: named by rendering, or from the database."""
    given = getattr(params, "given", params)
    params = params.shown() if hasattr(params, "shown") else params
    details = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    name = details.get("exception") or details.get("class")
    if name is not None and not details.get("sqlstate"):
        made = _named(name, details.get("message"), statement, given)
        if made is not None:
            made._mig_id = details.get("id")
            return made
    return database_error(error, statement, params)


def _named(name, message, statement, params):
    from sqlalchemy import exc

    cls = getattr(exc, name, None)
    if cls is None:
        import builtins

        cls = getattr(builtins, name, None)
        return None if cls is None else cls(message)
    if cls is exc.StatementError:
        message = (message or "").replace("(sqlalchemy.exc.InvalidRequestError) ", "", 1)
        inner = exc.InvalidRequestError(message)
        made = exc.StatementError("(sqlalchemy.exc.InvalidRequestError) %s" % message, statement, params, inner, code="cd3x", ismulti=False)
        made.__cause__ = inner
        return made
    if issubclass(cls, exc.DBAPIError):
        return None
    return cls(message)


def database_error(error, statement=None, params=None):
    """The exception for what the server refused."""
    details = error.args[0] if error.args and isinstance(error.args[0], dict) else {}
    orig = psycopg2_error(details)
    made = wrapped(orig, statement if statement is not None else details.get("statement"), params)
    made._mig_id = orig._mig_id = details.get("id")
    made.__cause__ = orig
    return made
