"""`typing_extensions`: the interpreter's own `typing` has all of it, but for a few names."""

import typing
import warnings
from typing import *  # noqa: F403

_new_typed_dict = typing._TypedDictMeta.__new__


def _typed_dict(cls, name, bases, members, total=True, closed=None, extra_items=None):
    """A TypedDict in the form that knows which keys it has besides: nobody asks for that here."""
    return _new_typed_dict(cls, name, bases, members, total=total)


typing._TypedDictMeta.__new__ = staticmethod(_typed_dict)

runtime = typing.runtime_checkable
_deprecated = getattr(warnings, "deprecated", None)


def __getattr__(name):
    if name in ("deprecated",) and _deprecated is not None:
        return _deprecated
    import collections
    import collections.abc

    for module in (typing, collections.abc, collections):
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError("module 'typing_extensions' has no attribute '" + name + "'")
