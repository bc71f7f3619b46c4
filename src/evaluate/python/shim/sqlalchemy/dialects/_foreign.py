"""Types of other databases: they can be made with any arguments and are written as their own name."""

from sqlalchemy import types
from sqlalchemy.types import TypeEngine


class ForeignType(TypeEngine):
    def __init__(self, *args, **kw):
        self._args = args
        self.__dict__.update(kw)

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join([repr(one) for one in self._args]))


def _permissive(base):
    """An __init__ that takes what it knows and drops the other database's own arguments."""
    code = getattr(base.__init__, "__code__", None)
    names = code.co_varnames[1 : code.co_argcount] if code is not None else ()

    def __init__(self, *args, **kw):
        if code is not None:
            base.__init__(self, *args[: len(names)], **{key: kw[key] for key in kw if key in names})

    return __init__


def make_types(module, generic, own):
    """`generic` are names that `sqlalchemy.types` has, too; `own` are the other database's alone."""
    made = {}
    for word in generic.split():
        base = getattr(types, word)
        made[word] = type(word, (base,), {"__module__": module, "__init__": _permissive(base)})
    for word in own.split():
        made[word] = type(word, (ForeignType,), {"_name": word.lower(), "__module__": module})
    return made
