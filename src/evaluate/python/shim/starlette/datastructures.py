"""Values of settings."""

import shlex


class Secret:
    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return "%s('**********')" % type(self).__name__

    def __str__(self):
        return str(self._value)

    def __bool__(self):
        return bool(self._value)


class CommaSeparatedStrings(list):
    def __init__(self, value):
        if isinstance(value, str):
            splitter = shlex.shlex(value, posix=True)
            splitter.whitespace = ","
            splitter.whitespace_split = True
            value = [one.strip() for one in splitter]
        list.__init__(self, value)


class URL(str):
    pass
