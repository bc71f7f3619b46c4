"""What loader options change in the objects that a query gives.

In: a statement, its entities and its options. Out: the rows with their objects, whose relationships hold what the options
say: the rows that were read along (`contains_eager`), those that a condition lets through, nothing, or an error.
"""

from . import loading
from .attributes import state_of
from .collections import members_of


def load(session, statement, entities, params=None, populate_existing=False):
    """The parts of a row, the rows, and whether several of them may stand for one object with its collection."""
    parts = loading.plan(entities)
    steps = [step for option in getattr(statement, "_with_options", ()) for step in getattr(option, "_steps", ())]
    joined = [_Joined(step, parts) for step in steps if step.strategy == "contains_eager"]
    wider = parts
    if joined:
        statement = statement.add_columns(*loading.selected_columns([one.entity for one in joined]))
        wider = parts + loading.plan([one.entity for one in joined])
    rows = session.connection().execute(statement, params).all()
    rows = loading.load_rows(session, wider, rows, populate_existing)
    if joined:
        _fill(rows, joined, len(parts), populate_existing)
        rows = [row[: len(parts)] for row in rows]
    for step in steps:
        _apply(step, parts, rows)
    return parts, rows, bool([one for one in joined if one.relationship.uselist])


class _Joined:
    """A relationship whose other side is part of the row."""

    def __init__(self, step, parts):
        self.path = tuple([_told(one)[0].key for one in step.path])
        self.relationship, target, self.criteria = _told(step.path[-1])
        self.relationship.configure()
        entity = step.alias if step.alias is not None else target
        self.entity = _as_entity(entity, self.relationship)
        self.root = None if len(step.path) > 1 else _root(self.relationship, parts)


def _as_entity(entity, relationship):
    if entity is None:
        return relationship.mapper.class_
    if loading.is_entity(entity):
        return entity
    from .aliases import AliasedClass

    return AliasedClass(relationship.mapper.class_, entity)


def _told(key):
    """A relationship as an option names it: itself, the entity it leads to if that is said, and conditions."""
    target, criteria = None, ()
    while not hasattr(key, "uselist_argument") or hasattr(key, "_alias"):
        inner = getattr(key, "_relationship", None)
        if inner is None:
            from ..exc import ArgumentError

            raise ArgumentError("expected ORM mapped attribute for loader strategy argument")
        target = getattr(key, "_class", target)
        criteria += tuple(getattr(key, "_criteria", ()))
        key = inner
    return key, target, criteria


def _root(relationship, parts):
    """Where in a row the objects stand that have the relationship."""
    for at, (entity, _width, _name) in enumerate(parts):
        if isinstance(entity, loading.Entity) and entity.mapper.isa(relationship.parent):
            return at
    from ..exc import ArgumentError

    raise ArgumentError(
        "Mapped class %s does not apply to any of the root entities in this query. Please specify the full path from one of the "
        "root entities to the target attribute. " % relationship.parent
    )


def _fill(rows, joined, width, populate_existing):
    """Puts the objects that were read along where the relationships hold them."""
    found = {}
    for row in rows:
        objects = {}
        for at, one in enumerate(joined):
            parent = row[one.root] if one.root is not None else objects.get(one.path[:-1])
            child = objects[one.path] = row[width + at]
            if parent is None:
                continue
            _parent, _relationship, members = found.setdefault((id(parent), one.relationship.key), (parent, one.relationship, {}))
            if child is not None:
                members[id(child)] = child
    for parent, relationship, members in found.values():
        # what the object holds already stays, as it may have been changed
        if relationship.key not in parent.__dict__ or populate_existing:
            _set(relationship, parent, list(members.values()))


def _set(relationship, parent, members):
    if relationship.uselist:
        relationship._fill(state_of(parent), members)
    else:
        parent.__dict__[relationship.key] = members[0] if members else None


def _apply(step, parts, rows):
    """Does what a strategy says that is no part of the row."""
    if isinstance(step.path[-1], str):
        # of all relationships
        if step.strategy == "raiseload":
            for obj in _objects([row[at] for row in rows for at, part in enumerate(parts) if isinstance(part[0], loading.Entity)]):
                state_of(obj).raises += ("*",)
        return
    relationship, _target, criteria = _told(step.path[-1])
    if step.strategy == "contains_eager" or step.strategy not in ("noload", "raiseload") and not criteria:
        return
    first = _told(step.path[0])[0]
    at = _root(first, parts)
    objects = _objects([row[at] for row in rows])
    for one in step.path[:-1]:
        between = _told(one)[0]
        objects = _objects([member for obj in objects for member in members_of(getattr(obj, between.key))])
    relationship.configure()
    for obj in objects:
        if relationship.key in obj.__dict__:
            continue
        if step.strategy == "raiseload":
            state_of(obj).raises += (relationship.key,)
        elif step.strategy == "noload":
            _set(relationship, obj, [])
        else:
            found = relationship._load(state_of(obj), criteria)
            _set(relationship, obj, members_of(found))


def _objects(objects):
    """Each object once."""
    return list({id(obj): obj for obj in objects if obj is not None}.values())
