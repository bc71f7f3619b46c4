"""Listeners for what happens to tables, columns and metadatas; those for other targets are kept and never called."""

_listeners = {}
_kept = []


def _key(target):
    return id(target)


def listen(target, identifier, fn, *args, **kw):
    _kept.append(target)
    _listeners.setdefault(_key(target), {}).setdefault(identifier, []).append((fn, kw.get("once", False)))


def listens_for(target, identifier, *args, **kw):
    def decorate(fn):
        listen(target, identifier, fn, *args, **kw)
        return fn

    return decorate


def remove(target, identifier, fn):
    found = _listeners.get(_key(target), {}).get(identifier, [])
    found[:] = [one for one in found if one[0] is not fn]


def contains(target, identifier, fn):
    return bool([one for one in _listeners.get(_key(target), {}).get(identifier, []) if one[0] is fn])


def _of(target, identifier):
    found = []
    for cls in type(target).__mro__:
        found += _listeners.get(_key(cls), {}).get(identifier, [])
    found += _listeners.get(_key(target), {}).get(identifier, [])
    found += [(fn, False) for fn in getattr(target, "_listeners", {}).get(identifier, ())]
    return found


def has_listeners(target, identifier):
    return bool(_of(target, identifier))


def fire(target, identifier, connection, keywords):
    """Calls the listeners of a target, those of its class first."""
    if not _listeners and not getattr(target, "_listeners", None):
        return
    for fn, once in _of(target, identifier):
        fn(target, connection, **keywords)
        if once:
            remove(target, identifier, fn)


def instrumented(mapper, anything):
    """Tells of a class that has just been mapped: who listens to it, to its bases, or to all mappers."""
    if not _listeners:
        return
    for target in list(anything) + list(reversed(mapper.class_.__mro__)):
        for fn, _ in list(_listeners.get(_key(target), {}).get("instrument_class", ())):
            fn(mapper, mapper.class_)
