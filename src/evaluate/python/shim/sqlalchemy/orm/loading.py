"""Rows to objects: which columns an entity needs, and the objects that the rows stand for."""

from ..sql.elements import to_clause
from ..sql.selectable import FromClause
from .attributes import InstanceState
from .mapper import Mapper, configure_backrefs


class Entity:
    """A mapped class (or an alias of one) in a query."""

    def __init__(self, entity):
        alias = getattr(entity, "_aliased_mapper", None)
        configure_backrefs()
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
    makers, at = [], 0
    for entity, width, _name in parts:
        if entity is None:
            makers.append((at, None, None))
        elif isinstance(entity, Entity):
            makers.append((at, at + width, Loader(session, entity.mapper, entity.names, populate_existing).load))
        else:
            makers.append((at, at + width, entity.make_row))
        at += width
    found = []
    for row in rows:
        data = row._data if hasattr(row, "_data") else row
        found.append(tuple([data[start] if make is None else make(data[start:end]) for start, end, make in makers]))
    return found


def unique_rows(parts, rows):
    """Each combination of objects once, as Query has it; rows of plain columns stay."""
    if not [part for part in parts if isinstance(part[0], Entity)]:
        return rows
    seen, found = set(), []
    for row in rows:
        key = tuple([_told_apart_by(part[0], value) for part, value in zip(parts, row)])
        if key not in seen:
            seen.add(key)
            found.append(row)
    return found


def _told_apart_by(entity, value):
    if isinstance(entity, Entity):
        return id(value)
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value


def load_object(session, mapper, names, values, populate_existing=False):
    """The object of one row."""
    return Loader(session, mapper, names, populate_existing).load(values)


class Loader:
    """Makes objects of rows: those the session has, or new ones."""

    def __init__(self, session, mapper, names, populate_existing=False):
        self.session = session
        self.mapper = mapper
        self.names = names
        self.populate_existing = populate_existing
        self.positions = {name: at for at, name in enumerate(names)}
        self.key_positions = [self.positions[name] for name in mapper.primary_key_names()]
        self.base = mapper.base_mapper.class_
        self.identities = session._identity_map
        self.several_classes = mapper.base_mapper.polymorphic_on is not None

    def load(self, values):
        identity = tuple([values[at] for at in self.key_positions])
        if None in identity:
            return None
        key = (self.base, identity)
        state = self.identities.get(key)
        if state is not None:
            return self._known(state, values)
        mapper = _actual(self.mapper, self.positions, values) if self.several_classes else self.mapper
        class_ = mapper.class_
        obj = class_.__new__(class_)
        state = InstanceState(obj, mapper)
        state.key = key
        state.session = self.session
        self.identities[key] = state
        data = obj.__dict__
        data["_sa_instance_state"] = state
        data.update(zip(self.names, values))
        if mapper._mutable:
            state.keep()
            _remember_mutable(state)
        for method in _reconstructors(mapper):
            method(obj)
        return obj

    def _known(self, state, values):
        data = state.obj.__dict__
        if self.populate_existing:
            state.committed.clear()
            state.modified = False
            for relationship in state.mapper.relationships.keys():
                data.pop(relationship, None)
        for name, value in zip(self.names, values):
            if self.populate_existing or (name in state.expired or name not in data) and name not in state.committed:
                data[name] = value
                state.expired.discard(name)
        if state.mapper._mutable:
            _remember_mutable(state)
        return state.obj


def _reconstructors(mapper):
    """The methods to be called on objects that come from the database."""
    found = mapper.__dict__.get("_reconstructors")
    if found is None:
        found = []
        for cls in mapper.class_.__mro__:
            for value in cls.__dict__.values():
                if getattr(value, "_mig_reconstructor", False) is True:
                    found.append(value)
        mapper._reconstructors = found
    return found


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
    """Makes values that may change inside what their types say, and keeps copies of them."""
    import copy

    for name in state.mapper._mutable:
        value = state.obj.__dict__.get(name)
        if value is not None:
            value = state.obj.__dict__[name] = coerced(state.mapper._columns[name], name, value)
            state.snapshots[name] = copy.deepcopy(value)


def coerced(column, name, value):
    """The value as an object of the class that the type of the column is marked with."""
    return value if value is None else column._type._mig_mutable.coerce(name, value)
