"""Walking and rewriting expressions: what user code imports from `sqlalchemy.sql.visitors`."""


def iterate(obj, opts=None):
    """Every element below and including `obj`, parents first."""
    pending = [obj]
    while pending:
        element = pending.pop(0)
        yield element
        pending.extend(element.get_children())


def traverse(obj, opts, visitors):
    for element in iterate(obj, opts):
        visit = visitors.get(element.__visit_name__)
        if visit is not None:
            visit(element)
    return obj


def replacement_traverse(obj, opts, replace):
    """A copy of `obj` in which `replace(element)` decides on what stands for an element."""
    copies = {}

    def copy(element):
        known = copies.get(id(element))
        if known is not None:
            return known[0]
        new = replace(element)
        if new is None:
            new = _rebuild(element, copy)
        copies[id(element)] = (new, element)
        return new

    return copy(obj)


def cloned_traverse(obj, opts, visitors):
    def replace(element):
        return None

    made = replacement_traverse(obj, opts, replace)
    return traverse(made, opts, visitors)


def _rebuild(element, copy):
    from .elements import ClauseElement
    from .selectable import FromClause

    if isinstance(element, FromClause):
        return element
    changes = {}
    for name, value in list(element.__dict__.items()):
        if name in ("_comparator", "table", "_proxies"):
            continue
        new = _rebuild_value(value, copy, ClauseElement)
        if new is not value:
            changes[name] = new
    if not changes:
        return element
    made = element._clone()
    made.__dict__.pop("_comparator", None)
    made.__dict__.update(changes)
    return made


def _rebuild_value(value, copy, ClauseElement):
    if isinstance(value, ClauseElement):
        return copy(value)
    if type(value) in (list, tuple):
        new = [_rebuild_value(v, copy, ClauseElement) for v in value]
        for before, after in zip(value, new):
            if before is not after:
                return type(value)(new)
        return value
    if type(value) is dict:
        new = {k: _rebuild_value(v, copy, ClauseElement) for k, v in value.items()}
        for k in value:
            if value[k] is not new[k]:
                return new
    return value


class Visitable:
    pass


class ClauseVisitor:
    def traverse(self, obj):
        for element in iterate(obj):
            visit = getattr(self, "visit_%s" % element.__visit_name__, None)
            if visit is not None:
                visit(element)
        return obj
