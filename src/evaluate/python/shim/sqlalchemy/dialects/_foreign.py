"""Types of other databases: they can be made with any arguments and written as their own name."""

from sqlalchemy.types import TypeEngine


class ForeignType(TypeEngine):
    def __init__(self, *args, **kw):
        self._args = args
        self.__dict__.update(kw)

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join([repr(one) for one in self._args]))


def make_types(module, words):
    return {
        word: type(word, (ForeignType,), {"_name": word.lower(), "__module__": module}) for word in words.split()
    }
