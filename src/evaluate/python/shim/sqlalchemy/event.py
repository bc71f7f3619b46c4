"""Listeners for what happens to tables, columns and metadatas; those for other targets are kept and never called."""

_listeners = {}
_kept = []


def _key(target):
    return id(target)


def listen(target, identifier, fn, *args, **kw):
    _kept.append(target)
    entry = (fn, kw.get("once", False), kw.get("propagate"), len(_kept))
    _listeners.setdefault(_key(target), {}).setdefault(identifier, []).append(entry)


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
    found.sort(key=lambda entry: entry[3])
    found += _listeners.get(_key(target), {}).get(identifier, [])
    found += [(fn, False, False, 0) for fn in getattr(target, "_listeners", {}).get(identifier, ())]
    return found


def has_listeners(target, identifier):
    return bool(_of(target, identifier))


def fire(target, identifier, connection, keywords):
    """Calls the listeners of a target, those of its class first."""
    if not _listeners and not getattr(target, "_listeners", None):
        return
    for fn, once, _, _ in _of(target, identifier):
        fn(target, connection, **keywords)
        if once:
            remove(target, identifier, fn)


def call(target, identifier, *arguments):
    """Calls who listens to just this."""
    for fn, once, _, _ in list(_listeners.get(_key(target), {}).get(identifier, ())):
        if once:
            remove(target, identifier, fn)
        fn(*arguments)


def tell(anything, mapper, identifier):
    """Tells of a mapped class: who listens to it, to its bases and all that derives from them, or to all mappers."""
    if not _listeners:
        return
    cls = mapper.class_
    told = [(target, True) for target in anything]
    told += [(base, False) for base in cls.__mro__[1:]] + [(cls, True)]
    for target, itself in told:
        for fn, once, propagate, _ in list(_listeners.get(_key(target), {}).get(identifier, ())):
            if itself or propagate:
                fn(mapper, cls)


def tell_of_class(cls, identifier, *arguments):
    """Tells of a class who listens to it or, unless they said not to, to its bases."""
    if not _listeners:
        return
    found = [(entry, base) for base in cls.__mro__ for entry in _listeners.get(_key(base), {}).get(identifier, ())]
    for (fn, _, propagate, _), base in sorted(found, key=lambda one: one[0][3]):
        if base is cls or propagate is not False:
            fn(cls, *arguments)
