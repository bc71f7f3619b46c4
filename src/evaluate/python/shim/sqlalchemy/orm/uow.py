"""Writing what waits in a session: what order it goes in, and which keys it gives to others."""

from .attributes import NO_VALUE, state_of
from .collections import members_of
from .persistence import _delete_state, insert_states, update_state, update_states


class IdentitySet:
    """A set of objects that compares by identity."""

    def __init__(self, items):
        self._items = items

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __contains__(self, obj):
        return bool([one for one in self._items if one is obj])

    def __repr__(self):
        return "IdentitySet(%r)" % (self._items,)


def flush(session):
    """Writes everything that waits."""
    _find_inner_changes(session)
    if not session._new and not session._deleted and not [s for s in session._identity_map.values() if s.modified]:
        return
    _warn_of_strangers(session)
    deleted = [s for s in session._deleted]
    new = sorted(session._new, key=lambda state: state.order)
    changed = [s for s in session._identity_map.values() if s.modified and s not in deleted]
    for state in new + changed:
        _orphans(session, state)
    deleted = [s for s in session._deleted]
    order = _mapper_order([s.mapper for s in new + changed + deleted])
    held = _held(new + changed)
    for state in new:
        _before_insert(state)
    waiting = list(changed)
    for mapper in order:
        # what is changed goes before what is new, except where it is to refer to something new
        states = [s for s in waiting if s.mapper is mapper and not _waits_for_new(s, held)]
        _update(session, mapper, states, held)
        waiting = [s for s in waiting if s not in states]
        for group in _ready(mapper, [s for s in new if s.mapper is mapper]):
            for state in group:
                _take_foreign_keys(state, held)
            insert_states(session, group)
    for mapper in order:
        _update(session, mapper, [s for s in waiting if s.mapper is mapper], held)
    pairs = []
    for state in changed + new:
        _give_foreign_keys(session, state)
        _associations(session, state, pairs)
    _write_associations(session, pairs)
    for mapper in reversed(order):
        gone = [s for s in deleted if s.mapper is mapper]
        for state in gone:
            _release_children(session, state, deleted)
        for state in _referring_first(mapper, _by_key(gone)):
            _delete_state(session, state)
    session._new = []
    session._deleted = []
    for state in new + changed:
        state.committed.clear()
        state.modified = False


def _update(session, mapper, states, held):
    states = _by_key(states)
    for state in states:
        _take_foreign_keys(state, held)
    update_states(session, mapper, states)


def _waits_for_new(state, held):
    """Whether the object takes a key from one that has none yet."""
    others = [parent for parent, _relationship in held.get(id(state.obj), ())]
    for relationship in state.mapper.relationships.values():
        if relationship.key in state.committed and _configured(relationship).direction == "MANYTOONE":
            other = state.obj.__dict__.get(relationship.key)
            if other is not None:
                others.append(state_of(other))
    return bool([other for other in others if other.key is None])


def _find_inner_changes(session):
    """Values that changed inside: lists and dicts whose types say so."""
    for state in session._identity_map.values():
        for name in state.mapper._mutable:
            values = state.obj.__dict__
            if name in state.snapshots and name in values and values[name] != state.snapshots[name]:
                state.remember(name, state.snapshots[name])


def _by_key(states):
    try:
        return sorted(states, key=lambda state: state.key[1])
    except TypeError:
        return states


def _warn_of_strangers(session):
    """Objects in a collection that nobody has added to the session are not written."""
    for state in list(session._new) + [s for s in session._identity_map.values() if s.modified]:
        for key, relationship in state.mapper.relationships.items():
            if key not in state.committed or not _configured(relationship).uselist:
                continue
            for one in members_of(state.obj.__dict__.get(key)):
                if state_of(one).session is None:
                    from ..util import warn

                    warn(
                        "Object of type <%s> not in session, add operation along '%s.%s' will not proceed"
                        % (type(one).__name__, type(state.obj).__name__, key)
                    )


def _referring_first(mapper, states):
    """Rows of a table that refers to itself, those that refer to others before these."""
    table = mapper.local_table
    pairs = [(fk.parent, fk.column) for fk in table.foreign_keys if _refers_to(fk, table)]
    if not pairs:
        return states
    pairs = [(mapper.key_of(local), mapper.key_of(remote)) for local, remote in pairs]
    ordered, rest = [], list(states)
    while rest:
        held = set()
        for state in rest:
            for local, remote in pairs:
                value = getattr(state.obj, local)
                if getattr(state.obj, remote) != value:
                    held.add((remote, value))
        free = [s for s in rest if not [1 for name, value in held if getattr(s.obj, name) == value]] or rest
        ordered += free
        rest = [s for s in rest if s not in free]
    return ordered


def _refers_to(fk, table):
    try:
        return fk.column.table is table
    except Exception:
        return False


def _mapper_order(mappers):
    """Mappers so that tables come after those they refer to."""
    found = []
    for mapper in mappers:
        if mapper not in found:
            found.append(mapper)
    if len(found) < 2:
        return found
    tables = [m.local_table for m in found]
    needs = {}
    for mapper in found:
        wanted = set()
        for column in mapper.local_table.c:
            for fk in column.foreign_keys:
                try:
                    table = fk.column.table
                except Exception:
                    continue
                if table in tables and table is not mapper.local_table:
                    wanted.add(table)
        needs[mapper] = wanted
    ordered, done = [], set()
    rest = list(found)
    while rest:
        ready = [m for m in rest if not (needs[m] - done)] or rest[:1]
        for mapper in ready:
            ordered.append(mapper)
            done.add(mapper.local_table)
        rest = [m for m in rest if m not in ordered]
    return ordered


def _ready(mapper, states):
    """Groups of new objects: those that refer to others of the same class come after them."""
    own = [r for r in mapper.relationships.values() if _configured(r).direction == "MANYTOONE" and r.mapper is mapper]
    if not own:
        return [states] if states else []
    groups, rest = [], list(states)
    while rest:
        ready = []
        for state in rest:
            waits = False
            for relationship in own:
                other = state.obj.__dict__.get(relationship.key)
                if other is not None and state_of(other) in rest and other is not state.obj:
                    waits = True
            if not waits:
                ready.append(state)
        ready = ready or rest
        groups.append(ready)
        rest = [s for s in rest if s not in ready]
    return groups


def _configured(relationship):
    relationship.configure()
    return relationship


def _before_insert(state):
    identity = state.mapper.polymorphic_identity
    on = state.mapper.base_mapper.polymorphic_on
    if identity is not None and on is not None:
        name = state.mapper.key_of(on)
        if name is not None and state.obj.__dict__.get(name) is None:
            state.obj.__dict__[name] = identity


def _take_foreign_keys(state, held):
    """Copies the keys of the objects that this one refers to."""
    for relationship in state.mapper.relationships.values():
        _configured(relationship)
        if relationship.viewonly:
            continue
        if relationship.direction == "MANYTOONE" and relationship.key in state.obj.__dict__:
            if state.key is not None and relationship.key not in state.committed:
                continue
            other = state.obj.__dict__[relationship.key]
            for local, remote in relationship._pairs:
                name = state.mapper.key_of(local)
                value = None if other is None else getattr(other, relationship.mapper.key_of(remote))
                if other is None and state.key is None and relationship.key not in state.committed:
                    continue
                if state.obj.__dict__.get(name, NO_VALUE) != value:
                    state.remember(name, state.obj.__dict__.get(name, NO_VALUE))
                    state.obj.__dict__[name] = value
    for parent, relationship in held.get(id(state.obj), ()):
        for local, remote in relationship._pairs:
            name = state.mapper.key_of(remote)
            key = parent.obj.__dict__.get(parent.mapper.key_of(local))
            if key is not None and state.obj.__dict__.get(name, NO_VALUE) != key:
                state.remember(name, state.obj.__dict__.get(name, NO_VALUE))
                state.obj.__dict__[name] = key


def _held(states):
    """The members of changed collections, with the parents that hold them."""
    found = {}
    for parent in states:
        for relationship in parent.mapper.relationships.values():
            if relationship.viewonly or _configured(relationship).direction != "ONETOMANY":
                continue
            if parent.key is not None and relationship.key not in parent.committed:
                continue
            value = parent.obj.__dict__.get(relationship.key)
            for one in members_of(value):
                found.setdefault(id(one), []).append((parent, relationship))
    return found


def _orphans(session, state):
    """Objects taken out of a collection: deleted where the relationship says so."""
    for relationship in state.mapper.relationships.values():
        if relationship.key not in state.committed or not _configured(relationship).uselist or relationship.secondary is not None:
            continue
        old = state.committed[relationship.key]
        current = members_of(state.obj.__dict__.get(relationship.key))
        for one in old if old is not NO_VALUE else []:
            if not [c for c in current if c is one] and "delete-orphan" in relationship.cascade:
                other = state_of(one)
                if other.key is not None:
                    session.delete(one)
                elif other in session._new:
                    session._new.remove(other)
                    other.session = None


def _give_foreign_keys(session, state):
    """Members of collections get the key of their parent, those taken out lose it."""
    for relationship in state.mapper.relationships.values():
        _configured(relationship)
        if relationship.viewonly or relationship.direction != "ONETOMANY" or relationship.key not in state.committed:
            continue
        current = state.obj.__dict__.get(relationship.key)
        members = members_of(current)
        old = state.committed[relationship.key]
        before = old if isinstance(old, list) else [] if old is NO_VALUE or old is None else [old]
        for one in members:
            _set_key(session, relationship, one, state)
        for one in before:
            if not [m for m in members if m is one] and state_of(one).key is not None and state_of(one) not in session._deleted:
                _set_key(session, relationship, one, None)


def _set_key(session, relationship, member, parent):
    other = state_of(member)
    changed = False
    for local, remote in relationship._pairs:
        name = relationship.mapper.key_of(remote)
        value = None if parent is None else getattr(parent.obj, parent.mapper.key_of(local))
        if getattr(member, name) != value:
            other.remember(name, member.__dict__.get(name, NO_VALUE))
            member.__dict__[name] = value
            changed = True
    if changed and other.key is not None:
        update_state(session, other)
        other.committed.clear()
        other.modified = False


def _associations(session, state, pairs):
    """Notes what came into a collection behind an association table, and deletes the rows of what went out."""
    for relationship in state.mapper.relationships.values():
        if relationship.viewonly or _configured(relationship).secondary is None or relationship.key not in state.committed:
            continue
        old = state.committed[relationship.key]
        before = list(old) if isinstance(old, list) else []
        current = members_of(state.obj.__dict__.get(relationship.key))
        for one in current:
            if [b for b in before if b is one]:
                continue
            # the other side of a two-way relationship names the same row
            if not [p for p in pairs if p[0] is relationship.secondary and {id(p[1]), id(p[2])} == {id(state.obj), id(one)}]:
                pairs.append((relationship.secondary, state.obj, one, _association(relationship, state.obj, one)))
        for one in before:
            if not [c for c in current if c is one]:
                values = _association(relationship, state.obj, one)
                gone = session.__dict__.setdefault("_gone", [])
                if values not in gone:
                    gone.append(values)
                    session.connection().execute(
                        relationship.secondary.delete().where(*[relationship.secondary.c[k] == v for k, v in values.items()])
                    )


def _write_associations(session, pairs):
    session.__dict__.pop("_gone", None)
    tables = []
    for table, _one, _other, _values in pairs:
        if table not in tables:
            tables.append(table)
    for table in tables:
        rows = [values for one, _obj, _other, values in pairs if one is table]
        session.connection().execute(table.insert(), rows if len(rows) > 1 else rows[0])


def _association(relationship, obj, other):
    values = {}
    for column, linked in relationship._left:
        values[linked.key] = getattr(obj, relationship._mapper.key_of(column))
    for column, linked in relationship._right:
        values[linked.key] = getattr(other, relationship.mapper.key_of(column))
    return values


def _release_children(session, state, deleted):
    """Children of a deleted object lose their reference, association rows go."""
    for relationship in state.mapper.relationships.values():
        _configured(relationship)
        if relationship.viewonly:
            continue
        if relationship.direction == "ONETOMANY" and not relationship.passive_deletes and "delete" not in relationship.cascade:
            value = getattr(state.obj, relationship.key)
            for one in members_of(value):
                if state_of(one) not in deleted:
                    _set_key(session, relationship, one, None)
        elif relationship.secondary is not None and not relationship.passive_deletes:
            values = {linked.key: getattr(state.obj, state.mapper.key_of(column)) for column, linked in relationship._left}
            if len(getattr(state.obj, relationship.key)):
                session.connection().execute(
                    relationship.secondary.delete().where(*[relationship.secondary.c[k] == v for k, v in values.items()])
                )
