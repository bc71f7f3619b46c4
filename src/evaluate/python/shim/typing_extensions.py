"""`typing_extensions`: the interpreter's own `typing` has all of it, but for a few names."""

import typing
import warnings
from typing import *  # noqa: F403

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
