"""Loader options: what is to be read along with the objects of a query.

Related objects are read when they are asked for, so that most options change nothing that a program sees. What does change
it, `eager` carries out: `contains_eager`, conditions on a relationship, `noload` and `raiseload`.
"""

from .configuration import ensure_configured

_READ_LATER = ("joinedload", "selectinload", "subqueryload", "immediateload", "lazyload", "defaultload")
_COLUMNS = ("defer", "undefer", "undefer_group", "load_only", "selectin_polymorphic")


class Step:
    """One strategy, and the relationships that lead to where it counts."""

    def __init__(self, strategy, path, alias=None):
        self.strategy = strategy
        self.path = path
        self.alias = alias


class Load:
    """Any loader option; a method of it is the option for what the last relationship leads to."""

    def __init__(self, *_entities, **_options):
        self._path = ()
        self._steps = ()

    def _and(self, strategy, keys, alias=None):
        ensure_configured()
        made = Load()
        made._path, made._steps = self._path, self._steps
        for key in keys:
            made._path += (key,)
            made._steps += (Step(strategy, made._path, alias),)
        return made

    def options(self, *others):
        """Options for what the last relationship leads to."""
        made = Load()
        made._path = self._path
        made._steps = self._steps + tuple([Step(one.strategy, self._path + one.path, one.alias) for other in others for one in other._steps])
        return made

    def contains_eager(self, *keys, alias=None, **_options):
        return self._and("contains_eager", keys, alias)

    def noload(self, *keys):
        return self._and("noload", keys)

    def raiseload(self, *keys, **_options):
        return self._and("raiseload", keys)

    def with_expression(self, _key, _expression):
        raise NotImplementedError("with_expression() is not available in revision files")


def _later(name):
    def make(self, *keys, **_options):
        return self._and(name, keys)

    make.__name__ = name
    return make


def _unseen(name):
    def make(self, *_keys, **_options):
        return self

    make.__name__ = name
    return make


def _function(name):
    def make(*args, **options):
        return getattr(Load(), name)(*args, **options)

    make.__name__ = name
    return make


for _name in _READ_LATER:
    setattr(Load, _name, _later(_name))
for _name in _COLUMNS:
    setattr(Load, _name, _unseen(_name))
for _name in _READ_LATER + _COLUMNS + ("contains_eager", "noload", "raiseload", "with_expression"):
    globals()[_name] = _function(_name)
del _name
