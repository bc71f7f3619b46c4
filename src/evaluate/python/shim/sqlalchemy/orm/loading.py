"""Rows to objects: which columns an entity needs, and the objects that the rows stand for."""

from ..sql.elements import to_clause
from ..sql.selectable import FromClause
from .attributes import InstanceState
from .mapper import Mapper


class Entity:
    """A mapped class (or an alias of one) in a query."""

    def __init__(self, entity):
        alias = getattr(entity, "_aliased_mapper", None)
        self.entity = entity
        self.mapper = alias if alias is not None else entity if isinstance(entity, Mapper) else entity.__mapper__
        self.selectable = entity._aliased_selectable if alias is not None else self.mapper.local_table
        self.names = list(self.mapper.column_names)
        self.name = getattr(entity, "_aliased_name", None) or self.mapper.class_.__name__

    def columns(self):
        found = []
        for name in self.names:
            column = self.mapper._columns[name]
            if self.selectable is not self.mapper.local_table and getattr(column, "table", None) is self.mapper.local_table:
                column = self.selectable.corresponding_column(column)
            found.append(column)
        return found


def is_entity(element):
    """Whether this is a mapped class, or an alias of one."""
    if isinstance(element, Mapper) or getattr(element, "_aliased_mapper", None) is not None:
        return True
    return isinstance(element, type) and getattr(element, "__mapper__", None) is not None


def plan(entities):
    """The parts of a row: (entity or None, number of columns, name)."""
    parts = []
    for element in entities:
        if is_entity(element):
            entity = Entity(element)
            parts.append((entity, len(entity.names), entity.name))
            continue
        bundle = getattr(element, "_bundle", None)
        if bundle is not None:
            parts.append((element, len(bundle), element.name))
            continue
        clause = to_clause(element)
        if isinstance(clause, FromClause):
            for column in clause.c:
                parts.append((None, 1, column.name))
        else:
            parts.append((None, 1, getattr(element, "key", None) if getattr(element, "is_attribute", False) else getattr(clause, "name", None)))
    return parts


def selected_columns(entities):
    """The columns to select for entities and expressions."""
    found = []
    for element in entities:
        if is_entity(element):
            found.extend(Entity(element).columns())
        elif getattr(element, "_bundle", None) is not None:
            found.extend([to_clause(c) for c in element._bundle])
        else:
            found.append(element)
    return found


def load_rows(session, parts, rows, populate_existing=False):
    """The rows with objects where entities were asked for."""
    if not [part for part in parts if part[0] is not None]:
        return [tuple(row) for row in rows]
    found = []
    for row in rows:
        items, at = [], 0
        for entity, width, _name in parts:
            if entity is None:
                items.append(row[at])
            elif isinstance(entity, Entity):
                items.append(load_object(session, entity.mapper, entity.names, row[at : at + width], populate_existing))
            else:
                items.append(entity.make_row(row[at : at + width]))
            at += width
        found.append(tuple(items))
    return found


def load_object(session, mapper, names, values, populate_existing=False):
    """The object of a row: the one the session has, or a new one."""
    positions = {name: at for at, name in enumerate(names)}
    identity = [values[positions[name]] for name in mapper.primary_key_names()]
    if None in identity:
        return None
    key = mapper.identity_key(identity)
    state = session._identity_map.get(key)
    if state is None:
        mapper = _actual(mapper, positions, values)
        obj = mapper.class_.__new__(mapper.class_)
        state = InstanceState(obj, mapper)
        obj.__dict__["_sa_instance_state"] = state
        state.key = key
        state.session = session
        session._identity_map[key] = state
        wanted = names
        fresh = True
    else:
        obj = state.obj
        fresh = False
        wanted = names if populate_existing else [name for name in names if name in state.expired or name not in obj.__dict__]
        if populate_existing:
            state.committed.clear()
            state.modified = False
            for relationship in state.mapper.relationships:
                obj.__dict__.pop(relationship, None)
    data = obj.__dict__
    for name in wanted:
        if name in state.committed and not populate_existing:
            continue
        data[name] = values[positions[name]]
        state.expired.discard(name)
    _remember_mutable(state)
    if fresh:
        for cls in type(obj).__mro__:
            for value in cls.__dict__.values():
                if getattr(value, "_mig_reconstructor", False):
                    value(obj)
    return obj


def _actual(mapper, positions, values):
    """The mapper that a row of a shared table belongs to."""
    on = mapper.base_mapper.polymorphic_on
    if on is None:
        return mapper
    name = mapper.key_of(on)
    if name is None or name not in positions:
        return mapper
    return mapper.polymorphic_map.get(values[positions[name]], mapper)


def _remember_mutable(state):
    """Keeps copies of values that may change inside."""
    for name in state.mapper._mutable:
        value = state.obj.__dict__.get(name)
        if value is not None:
            import copy

            state.snapshots[name] = copy.deepcopy(value)
