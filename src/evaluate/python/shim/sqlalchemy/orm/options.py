"""Loader options. Related objects are read when they are asked for, so that options change nothing in the result."""


class Load:
    """Any loader option; options of options are options, too."""

    def __init__(self, *_entities, **_options):
        pass

    def __getattr__(self, name):
        if name[:1] == "_":
            raise AttributeError(name)
        return Load


def _option(name):
    def make(*args, **options):
        return Load()

    make.__name__ = name
    return make


for _name in ("contains_eager", "defaultload", "defer", "immediateload", "joinedload", "lazyload", "load_only", "noload", "raiseload", "selectinload",
              "subqueryload", "undefer", "undefer_group", "selectin_polymorphic", "with_expression"):
    globals()[_name] = _option(_name)
del _name
