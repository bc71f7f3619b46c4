"""Sends statements to the host and makes results of the answers."""

import _mig

from ..sql import native


def call(payload, statement=None, params=None):
    """One request; a refusal becomes the exception that SQLAlchemy would raise."""
    try:
        return _mig.call(native.marked(payload))
    except _mig.Error as error:
        from .errors import translated

        made = translated(error, statement, params)
        raise made from made.__cause__


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
    return result_of(answer, lambda: _result(clause, answer, payload, described))


def _result(clause, answer, payload, described):
    from .base import result_of

    elements = _selected_elements(clause)
    if not getattr(clause, "is_dml", False):
        if getattr(clause, "positional", None) is False and answer.get("columns"):
            # text().columns(a=…): by name, and not for all of them
            known = {element.name: element for element in elements or ()}
            elements = [known.get(column["name"]) for column in answer["columns"]]
        return result_of(answer, elements)
    from .outcome import Outcome

    implicit = clause._implicit_returning(payload["statement"])
    if implicit:
        # columns came back although the revision did not ask for rows
        row = result_of(answer, implicit).first()
        return result_of({**answer, "rows": []}, implicit, Outcome(clause, described, row))
    return result_of(answer, elements, Outcome(clause, described))


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
    _refuse_tuples(clause)
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


def _refuse_tuples(clause):
    """A row value has no type that could come back as a column."""
    if getattr(clause, "_is_select_base", False):
        from ..sql.type_rules import TupleOf

        if [column for column in clause._all_selected_columns if isinstance(getattr(column, "type", None), TupleOf)]:
            from ..exc import CompileError

            raise CompileError(
                "Most backends don't support SELECTing from a tuple() object.  If this is an ORM query, consider using the Bundle object."
            )


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
            payload = {"request": "compile", "statement": self._payload["statement"], "paramstyle": "pyformat", "expanded": True}
            if self._payload["parameters"]:
                payload["parameters"] = self._payload["parameters"][0]
            return _mig.call(payload)
        except _mig.Error:
            return None


class _Parameters:
    """The parameters for an error message; `given` is what the revision file handed over."""

    def __init__(self, binds, sets, many):
        self._binds, self._sets, self._many = binds, sets, many
        self.given = sets or None

    @property
    def is_many(self):
        return self._many and len(self._sets) > 1

    def values(self):
        """The sets as they were given, together with the values in the statement."""
        named = named_binds(self._binds)
        return [self._merged(named, one) for one in self._sets or [{}]]

    def shown(self):
        """As they go to the driver; what a type refuses stays as it is."""
        named = named_binds(self._binds)
        if not self.is_many:
            return self._one(named, self._sets[0] if self._sets else {})
        return [self._one(named, one) for one in self._sets]

    def _merged(self, named, given):
        return {name: given.get(bind.key, given.get(name, bind.effective_value)) for name, bind in named}

    def _one(self, named, given):
        found, expanded = {}, {}
        merged = self._merged(named, given)
        for name, bind in named:
            value = merged[name]
            if bind.expanding and isinstance(value, (list, tuple)):
                for at, item in enumerate(value, 1):
                    expanded["%s_%d" % (name, at)] = _for_driver(bind, item)
            else:
                found[name] = _for_driver(bind, value)
        return {**found, **expanded}


def _for_driver(bind, value):
    try:
        return value if bind.type is None else bind.type._bind(value)
    except Exception:
        return value


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
        return exc.StatementError("(%s) %s" % (name, error), _with_placeholders(clause), parameters, error, ismulti=False)
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
    payload, described = _prepared(_unexecutable(clause), None, alone=True)
    payload["rows"] = False
    call(payload, None, described)


def _unexecutable(clause):
    """What SQLAlchemy compiles of an element of FROM that stands alone: nothing of a table, of a subquery its SELECT.

    Executing one is an error; only a script, where nothing is executed, takes it.
    """
    from ..sql.elements import text
    from ..sql.selectable import CTE, Alias, Subquery, TableClause

    while isinstance(clause, (Alias, Subquery, CTE)):
        clause = clause.element
    return text("") if isinstance(clause, TableClause) else clause


# ---------------------------------------------------------------------------------------------- text for the driver


def run_driver_sql(connection, sql, parameters=None):
    """Text as it is, with psycopg2's own rules for percent signs."""
    from . import script
    from .base import result_of

    if parameters is None or parameters == () or parameters == [] or parameters == {}:
        # SQLAlchemy hands over an empty set, for which the driver still halves doubled percent signs; a single one it
        # refuses, here it stays
        answer = ask_plain(sql.replace("%%", "%"))
    elif isinstance(parameters, list) and isinstance(parameters[0], (dict, tuple, list)):
        answers = [ask_with_values(sql, one, parameters) for one in parameters]
        answer = answers[-1]
        if len(answers) > 1 and "query" not in answer:
            count = sum([answer["rowcount"] for answer in answers if answer["rowcount"] > 0])
            answer = {"columns": None, "rows": [], "rowcount": count}
    else:
        answer = ask_with_values(sql, parameters)
    return script.result_of(answer, lambda: result_of(answer))


def ask_plain(sql):
    """The answer to a text that is sent as it stands."""
    return call({"request": "driver_sql", "sql": sql, "rows": True}, sql, None)


def ask_with_values(sql, values, shown=None):
    """The answer to a text with placeholders; `shown` are the values as an error message tells them."""
    shown = values if shown is None else shown
    try:
        statement = _composed(sql, values)
    except Exception as error:
        raise _of_driver(error, sql, shown) from None
    return call({"request": "statement", "statement": statement, "parameters": None, "rows": True}, sql, shown)


def _of_driver(error, sql, values):
    import psycopg2

    if not isinstance(error, psycopg2.Error):
        return error
    from .errors import wrapped

    return wrapped(error, sql, values)


def mogrified(sql, values):
    """The text with the values in it."""
    return call({"request": "compile", "statement": _composed(sql, values), "driver": True})


def _composed(sql, values):
    from .placeholders import parts

    return {"k": "composed", "parts": parts(sql, values)}
