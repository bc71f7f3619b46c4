"""Sends statements to the host and makes results of the answers."""

import _mig

from ..sql import native


def call(payload, statement=None, params=None):
    """One request; a refusal becomes the exception that SQLAlchemy would raise."""
    try:
        return _mig.call(native.marked(payload))
    except _mig.Error as error:
        from .errors import translated

        raise translated(error, statement, params) from None


def _parameter_sets(parameters):
    """The sets of an execution, and whether there are many."""
    if parameters is None or parameters == () or parameters == []:
        return [], False
    if isinstance(parameters, (list, tuple)):
        if parameters and not hasattr(parameters[0], "keys"):
            from ..exc import ArgumentError

            raise ArgumentError("List argument must consist only of dictionaries")
        return [dict(one) for one in parameters], True
    if hasattr(parameters, "keys"):
        return [dict(parameters)], False
    from ..exc import ArgumentError

    raise ArgumentError("mapping or list expected for parameters")


def run(connection, clause, parameters=None):
    """Executes a Core element on the connection."""
    from ..sql.elements import ColumnElement

    runs = getattr(clause, "_execute_on_connection", None)
    if runs is not None:
        return runs(connection, parameters, None)
    if isinstance(clause, ColumnElement) or getattr(clause, "is_selectable", False) and not getattr(clause, "supports_execution", False):
        made = clause.select() if hasattr(clause, "select") else None
        if made is None or not getattr(clause, "is_function", hasattr(clause, "clauses")):
            from ..exc import ObjectNotExecutableError

            raise ObjectNotExecutableError(clause)
        clause = made
    payload, described = _prepared(clause, parameters)
    from .script import result_of

    answer = call(payload, _Text(clause, payload), described)
    return result_of(answer, lambda: _result(clause, answer, payload))


def _result(clause, answer, payload):
    from .base import result_of

    elements = _selected_elements(clause)
    returning = payload["statement"].get("returning")
    if getattr(clause, "is_insert", False):
        if returning and not clause._returning:
            # the key came back although the revision did not ask for rows
            inner = result_of(answer, [c for c in clause.table.c if c.primary_key])
            row = inner.first()
            made = result_of({"columns": None, "rows": [], "rowcount": answer.get("rowcount", -1)})
            made._inserted_primary_key = row
            return made
        made = result_of(answer, elements)
        key = _given_key(clause, payload)
        if key is not None:
            made._inserted_primary_key = key
        return made
    return result_of(answer, elements)


def _given_key(clause, payload):
    """The primary key that an INSERT was given."""
    table = clause.table
    columns = [c for c in table.c if c.primary_key]
    if not columns:
        return None
    values = dict(clause._values or {})
    sets = getattr(clause, "_last_set", None) or {}
    values.update(sets)
    return tuple([values.get(c.key) for c in columns])


def _selected_elements(clause):
    """The columns whose types say what the values of the result become."""
    if getattr(clause, "_is_select_base", False) or getattr(clause, "is_dml", False):
        found = clause._all_selected_columns
        return found or None
    return None


def _prepared(clause, parameters, alone=False):
    """The request for a statement, and its parameters as error messages show them; `alone`: nothing is known of those."""
    from ..sql import encode
    from ..sql.type_rules import bind_value
    from ..sql.values import driver_value

    sets, many = _parameter_sets(parameters)
    keys = None
    if not alone and (getattr(clause, "is_insert", False) or getattr(clause, "is_update", False)):
        keys = list(sets[0]) if sets else []
        if many and getattr(clause, "is_insert", False):
            defaults = clause._client_defaults(keys)
            if defaults:
                for one in sets:
                    for key, _column, default in defaults:
                        one.setdefault(key, default._evaluate())
                keys += [key for key, _column, _default in defaults]
    try:
        value, binds = _encoded(clause, keys, many)
        driver_sets = []
        for at, one in enumerate(sets):
            made = {}
            for key, given in one.items():
                bind = binds.get(key)
                if bind is None:
                    # the key of a column may differ from the name of its bind only by type
                    made[_key(key)] = driver_value(given)
                elif bind.expanding:
                    made[_key(key)] = {"v": "list", "items": [bind_value(bind.type, item) for item in given]}
                else:
                    made[_key(key)] = bind_value(bind.type, given)
            driver_sets.append(made)
    except Exception as error:
        raise _wrapped(error, clause, sets if many else sets[0] if sets else {}) from error
    payload = {"request": "statement", "statement": value, "parameters": driver_sets or None, "rows": True}
    described = _Parameters(binds, sets, many)
    return payload, described


def _encoded(clause, keys, many):
    from ..sql import encode as module

    if keys is None:
        return module.encode(clause)
    return module.encode(_WithKeys(clause, keys, many))


class _WithKeys:
    """A statement whose columns the parameters name."""

    def __init__(self, clause, keys, many):
        self._clause, self._keys, self._many = clause, keys, many

    def _expression(self):
        return self._clause._statement([_key(key) for key in self._keys], self._many)


def _key(key):
    return key if isinstance(key, str) else getattr(key, "key", str(key))


class _Text:
    """The statement's text with placeholders, made when an error shows it."""

    def __init__(self, clause, payload):
        self._clause, self._payload = clause, payload

    def __call__(self):
        try:
            return _mig.call({"request": "compile", "statement": self._payload["statement"], "paramstyle": "pyformat"})
        except _mig.Error:
            return None


class _Parameters(dict):
    """The parameters for an error message; `given` is what the revision file handed over."""

    def __init__(self, binds, sets, many):
        dict.__init__(self)
        for name, bind in named_binds(binds):
            self[name] = bind.effective_value
        for one in sets[:1]:
            self.update(one)
        self.given = sets or None


def named_binds(binds):
    """Binds with the names that the renderer gives them."""
    counters, found = {}, []
    for key, bind in binds.items():
        parts = getattr(key, "parts", None)
        if parts is None:
            found.append((str(key), bind))
            continue
        name = ""
        for part in key.parts():
            if isinstance(part, str):
                name += part
            else:
                counters[part[1]] = counters.get(part[1], 0) + 1
                name += "%s_%d" % (part[1], counters[part[1]])
        found.append((name, bind))
    return found


def _wrapped(error, clause, parameters):
    """Errors of the driver's adaptation and of types are reported like those of the server."""
    import psycopg2

    from .. import exc

    if isinstance(error, psycopg2.Error):
        from .errors import wrapped

        return wrapped(error, _with_placeholders(clause), parameters)
    if isinstance(error, (LookupError, ValueError, TypeError)) and not isinstance(error, exc.SQLAlchemyError):
        name = "%s.%s" % (type(error).__module__, type(error).__name__)
        return exc.StatementError("(%s) %s" % (name, error), _with_placeholders(clause), parameters, error)
    return error


def _with_placeholders(clause):
    from .dialect import dialect

    return lambda: str(clause.compile(dialect=dialect()))


def write(clause, parameters=None):
    """Writes a statement into the script of an offline run.

    Alembic's stand-in for the connection compiles the statement alone: what is handed over beside it goes unseen, so
    the binds of a text become NULL and an INSERT names every column. The script is to be the same.
    """
    runs = getattr(clause, "_execute_on_connection", None)
    if runs is not None:
        from .base import run_connection

        return runs(run_connection(), parameters, None)
    payload, described = _prepared(clause, None, alone=True)
    payload["rows"] = False
    call(payload, None, described)


# ---------------------------------------------------------------------------------------------- text for the driver


def run_driver_sql(connection, sql, parameters=None):
    """Text as it is, with psycopg2's own rules for percent signs when there are parameters."""
    from . import script
    from .base import result_of

    if parameters is None or parameters == () or parameters == [] or parameters == {}:
        answer = call({"request": "driver_sql", "sql": sql, "rows": True}, sql, None)
        return script.result_of(answer, lambda: result_of(answer))
    sets = parameters if isinstance(parameters, list) and parameters and isinstance(parameters[0], (dict, tuple, list)) else [parameters]
    answer = None
    for one in sets:
        statement = {"k": "composed", "parts": _parts(sql, one)}
        answer = call({"request": "statement", "statement": statement, "parameters": None, "rows": True}, sql, parameters)
    return script.result_of(answer, lambda: result_of(answer))


def mogrified(sql, parameters):
    """The text with the parameters in it."""
    if not parameters:
        return sql
    return call({"request": "compile", "statement": {"k": "composed", "parts": _parts(sql, parameters)}, "driver": True})


def _parts(sql, parameters):
    """The pieces of a text around its %s and %(name)s, and the values between them."""
    import psycopg2

    from ..sql.values import driver_value

    parts, at, position = [], 0, 0
    named = hasattr(parameters, "keys")
    while True:
        percent = sql.find("%", position)
        if percent == -1:
            parts.append(sql[position:])
            break
        parts.append(sql[position:percent])
        follow = sql[percent + 1 : percent + 2]
        if follow == "%":
            parts.append("%")
            position = percent + 2
        elif follow == "s":
            if named or at >= len(parameters):
                raise TypeError("dict is not a sequence" if named else "not enough arguments for format string")
            parts.append({"k": "bind", "name": "p%d" % at, "value": driver_value(parameters[at])})
            at += 1
            position = percent + 2
        elif follow == "(":
            close = sql.index(")", percent)
            name = sql[percent + 2 : close]
            if sql[close + 1 : close + 2] != "s":
                raise psycopg2.ProgrammingError("incomplete placeholder: '%(' without ')'")
            parts.append({"k": "bind", "name": name, "value": driver_value(parameters[name])})
            position = close + 2
        else:
            raise psycopg2.ProgrammingError("unsupported format character '%s'" % follow)
    if not named and at < len(parameters):
        raise TypeError("not all arguments converted during string formatting")
    return [part for part in parts if part != ""]
