"""Who waits for mappers to be configured hears of it when one of them is first used, or when it is asked for.

Reading the metadata is no use of a mapper: what would be added to a table only then is not part of it.
"""

import sys

from .. import event

# Mappers that nobody has used, as they came.
_new = []
_running = False


def note(mapper):
    _new.append(mapper)


def forget():
    del _new[:]


def for_all():
    """What stands for all mappers, to who listens."""
    module = sys.modules["sqlalchemy.orm.mapper"]
    return module.Mapper, module.mapper, module


def ensure_configured(configure=None):
    """Tells, once, that the mappers are configured; ``configure`` is what else is done with each."""
    global _running
    if not _new or _running:
        return
    _running = True
    mappers = list(_new)
    del _new[:]
    registries = []
    try:
        _tell_all("before_configured")
        for mapper in mappers:
            if mapper.registry is not None and mapper.registry not in registries:
                registries.append(mapper.registry)
                _call_hooks(mapper.registry, "__declare_first__")
                event.call(mapper.registry, "before_configured", mapper.registry)
        for mapper in mappers:
            event.tell(for_all(), mapper, "before_mapper_configured")
            if configure is not None:
                configure(mapper)
            for key in mapper.attributes:
                event.tell_of_class(mapper.class_, "attribute_instrument", key, getattr(mapper.class_, key))
            event.tell(for_all(), mapper, "mapper_configured")
    finally:
        _running = False
    for registry in registries:
        _call_hooks(registry, "__declare_last__")
        event.call(registry, "after_configured", registry)
    _tell_all("after_configured")


def _tell_all(identifier):
    for target in for_all():
        event.call(target, identifier)


def _call_hooks(registry, name):
    """Calls a hook of the registry's classes that have it themselves or from a base that is not mapped."""
    for mapper in sys.modules["sqlalchemy.orm.mapper"].mappers_of(registry):
        owner = next((base for base in mapper.class_.__mro__ if name in base.__dict__), None)
        if owner is not None and (owner is mapper.class_ or "__mapper__" not in owner.__dict__):
            getattr(mapper.class_, name)()
