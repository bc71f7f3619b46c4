"""Anything at all, for the real SQLAlchemy's run."""


class Anything:
    keys = staticmethod(tuple)

    def __init__(self, *args, **options):
        pass

    def __init_subclass__(cls, **options):
        pass

    def __call__(self, *args, **options):
        return args[0] if len(args) == 1 and not options and isinstance(args[0], type) else self

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return self

    def __class_getitem__(cls, item):
        return cls

    def __getitem__(self, item):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def __iter__(self):
        return iter(())

    def __ge__(self, other):
        return True

    def __mul__(self, other):
        return self


Agent, Tool = [type(name, (Anything,), {}) for name in ("Agent", "Tool")]
__version__ = "1"


def __getattr__(name):
    if name[:2] == "__":
        raise AttributeError(name)
    return Anything()
