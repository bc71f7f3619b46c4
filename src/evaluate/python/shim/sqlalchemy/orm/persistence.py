"""The statements of the unit of work: INSERT, UPDATE and DELETE for objects."""

from ..engine.script import known_count
from ..sql.elements import ClauseElement, bindparam, to_clause
from .attributes import NO_VALUE


def null_columns(mapper):
    """Attributes that are written as NULL when nothing was set: no default on either side."""
    found = []
    for name in mapper.column_names:
        column = mapper.table_column(name)
        if column is None or column.primary_key or column.default is not None or column.server_default is not None:
            continue
        if getattr(column, "identity", None) is not None or getattr(column, "computed", None) is not None:
            continue
        if getattr(column.type, "should_evaluate_none", False):
            # to JSON, None is a value
            continue
        found.append(name)
    return found


def insert_plainly(session, mapper, rows):
    """INSERTs of mappings, neighbours with the same keys in one statement; nothing comes back."""
    groups = []
    for row in rows:
        values = {}
        for name in mapper.column_names:
            column = mapper.table_column(name)
            if column is not None and row.get(name) is not None:
                values[column.key] = row[name]
        keys = tuple(values)
        if groups and groups[-1][0] == keys:
            groups[-1][1].append(values)
        else:
            groups.append((keys, [values]))
    for _keys, members in groups:
        session.connection().execute(mapper.local_table.insert().inline(), members if len(members) > 1 else members[0])


def insert_states(session, states):
    """INSERTs for new objects: one statement for neighbours with the same columns."""
    groups = []
    for state in states:
        values = _insert_values(state)
        keys = tuple(values)
        plain = not [v for v in values.values() if isinstance(v, ClauseElement)]
        if groups and plain and groups[-1][0] == keys and groups[-1][2]:
            groups[-1][1].append((state, values))
        else:
            groups.append((keys, [(state, values)], plain))
    for keys, members, _plain in groups:
        mapper = members[0][0].mapper
        _insert_group(session, mapper, members)


def _insert_values(state):
    mapper = state.mapper
    values = {}
    data = state.obj.__dict__
    nulls = null_columns(mapper)
    for name in mapper.column_names:
        column = mapper.table_column(name)
        if column is None:
            continue
        value = data.get(name, NO_VALUE)
        if value is not NO_VALUE and not isinstance(value, ClauseElement):
            asked = to_clause(value) if hasattr(value, "__clause_element__") else None
            value = value if asked is None else asked
        if value is NO_VALUE or value is None:
            keeps_none = value is None and getattr(column.type, "should_evaluate_none", False)
            if keeps_none:
                values[column.key] = None
            elif name in nulls:
                values[column.key] = None
            elif column.default is not None:
                default = column.default
                if getattr(default, "is_clause_element", False):
                    values[column.key] = to_clause(default.arg)
                elif getattr(default, "is_sequence", False):
                    values[column.key] = default.next_value()
                else:
                    made = default._evaluate()
                    values[column.key] = made
                    data[name] = made
            continue
        values[column.key] = value
    return values


def _insert_group(session, mapper, members):
    table = mapper.local_table
    first = members[0][1]
    wanted = []
    for name in mapper.column_names:
        column = mapper.table_column(name)
        if column is None:
            continue
        unknown = column.key not in first or isinstance(first[column.key], ClauseElement)
        if unknown and (column.primary_key or column.server_default is not None or getattr(column, "identity", None) is not None
                        or getattr(column, "computed", None) is not None or isinstance(first.get(column.key), ClauseElement)):
            wanted.append((name, column))
    wanted.sort(key=lambda one: not one[1].primary_key)
    statement = table.insert()
    if not wanted:
        rows = [values for _state, values in members]
        # a statement that brings its own keys needs nothing back
        session.connection().execute(statement.inline(), rows if len(rows) > 1 else rows[0] if rows[0] else None)
        for state, _values in members:
            _now_persistent(session, state)
        return
    statement = statement.returning(*[column for _name, column in wanted])
    if len(members) > 1:
        statement = statement.values([values for _state, values in members]) if first else None
    if statement is None:
        for one in members:
            _insert_group(session, mapper, [one])
        return
    if len(members) == 1:
        statement = statement.values(first) if first else statement
    rows = session.connection().execute(statement).all()
    for (state, _values), row in zip(members, rows):
        for (name, _column), value in zip(wanted, row):
            state.obj.__dict__[name] = value
        _now_persistent(session, state)


def _now_persistent(session, state):
    mapper = state.mapper
    identity = [state.obj.__dict__.get(name) for name in mapper.primary_key_names()]
    state.key = mapper.identity_key(identity)
    for name in mapper.column_names:
        if isinstance(state.obj.__dict__.get(name), ClauseElement):
            del state.obj.__dict__[name]
            state.expired.add(name)
        elif name not in state.obj.__dict__ and mapper.table_column(name) is not None:
            state.obj.__dict__[name] = None
    session._identity_map[state.key] = state
    from .loading import _remember_mutable

    _remember_mutable(state)


def changes_of(state):
    """The columns whose values differ from what the row had."""
    values = {}
    for name, old in state.committed.items():
        column = state.mapper.table_column(name)
        if column is None:
            continue
        value = state.obj.__dict__.get(name)
        if isinstance(value, ClauseElement) or old is NO_VALUE or _differs(column, old, value):
            values[column.key] = value
    return values


def _differs(column, old, value):
    try:
        return not column.type.compare_values(old, value)
    except Exception:
        return True


def update_states(session, mapper, states):
    """UPDATEs for objects of one class; neighbours with the same columns go in one execution."""
    from .exc import StaleDataError

    groups = []
    keys = set([column.key for column in mapper.primary_key])
    expires = [c for c in mapper.local_table.c if c.onupdate is not None or c.server_onupdate is not None]
    for state in states:
        values = changes_of(state)
        if not values:
            continue
        plain = not expires and not keys & set(values) and not [v for v in values.values() if isinstance(v, ClauseElement)]
        names = tuple(sorted(values))
        if plain and groups and groups[-1][0] == names:
            groups[-1][1].append((state, values))
        else:
            groups.append((names if plain else None, [(state, values)]))
    table = mapper.local_table
    for names, members in groups:
        if len(members) == 1:
            update_state(session, members[0][0])
            continue
        marks = ["%s_%s" % (table.name, column.key) for column in mapper.primary_key]
        statement = table.update().where(*[column == bindparam(mark, type_=column.type) for column, mark in zip(mapper.primary_key, marks)])
        rows = [dict(values, **dict(zip(marks, state.key[1]))) for state, values in members]
        statement = statement.values(dict([(name, bindparam(name, type_=table.c[name].type)) for name in names]))
        result = session.connection().execute(statement, rows)
        if 0 <= known_count(result) < len(members):
            raise StaleDataError(
                "UPDATE statement on table '%s' expected to update %d row(s); %d were matched." % (table.description, len(members), result.rowcount)
            )


def update_state(session, state):
    """UPDATE for the changed columns of one object."""
    from .exc import StaleDataError

    mapper = state.mapper
    values = changes_of(state)
    if not values:
        return
    table = mapper.local_table
    # columns are written in the table's order
    ordered = {column.key: values[column.key] for column in table.c if column.key in values}
    criteria = [column == value for column, value in zip(mapper.primary_key, state.key[1])]
    fetched = [(name, mapper.table_column(name)) for name in mapper.column_names
               if mapper.table_column(name) is not None and isinstance(ordered.get(mapper.table_column(name).key), ClauseElement)]
    result = session.connection().execute(table.update().where(*criteria).values(ordered))
    if known_count(result) == 0:
        raise StaleDataError("UPDATE statement on table '%s' expected to update 1 row(s); 0 were matched." % table.description)
    for name, _column in fetched:
        state.obj.__dict__.pop(name, None)
        state.expired.add(name)
    for name in mapper.column_names:
        column = mapper.table_column(name)
        if column is not None and column.key not in ordered and (column.onupdate is not None or column.server_onupdate is not None):
            state.obj.__dict__.pop(name, None)
            state.expired.add(name)
    identity = [state.obj.__dict__.get(name, old) for name, old in zip(mapper.primary_key_names(), state.key[1])]
    key = mapper.identity_key(identity)
    if key != state.key:
        session._identity_map.pop(state.key)
        state.key = key
        session._identity_map[key] = state


def _delete_state(session, state):
    mapper = state.mapper
    criteria = [column == value for column, value in zip(mapper.primary_key, state.key[1])]
    session.connection().execute(mapper.local_table.delete().where(*criteria))
    session._identity_map.pop(state.key)
    state.deleted = True
    state.session = None
    state.keep(False)
