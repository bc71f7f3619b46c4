"""``inspect()`` of classes and objects."""


def inspect_mapped(subject):
    """The mapper of a class, the state of an object; None for anything else."""
    if isinstance(subject, type):
        return subject.__dict__.get("__mapper__") or getattr(subject, "__mapper__", None)
    if getattr(subject, "_aliased_mapper", None) is not None:
        return subject
    if getattr(type(subject), "__mapper__", None) is not None:
        from .attributes import state_of

        return state_of(subject)
    return None
