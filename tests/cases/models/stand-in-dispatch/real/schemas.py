class Definition:
    pass


class _Anything(dict):
    def __delitem__(self, key):
        pass


CONVERTERS = _Anything()


def interface(cls):
    cls.__definition__ = Definition()
    return cls


def made_of(other):
    return lambda cls: cls
