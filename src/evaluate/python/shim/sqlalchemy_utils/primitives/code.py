"""Countries and currencies: a code. Whether it exists and what it is called takes babel."""


class _Code:
    def __init__(self, code):
        if isinstance(code, type(self)):
            code = code.code
        elif not isinstance(code, str):
            raise TypeError(
                "%s() argument must be a string or a %s, not %r"
                % (type(self).__name__, type(self).__name__.lower(), type(code).__name__)
            )
        self.code = code

    def __eq__(self, other):
        if isinstance(other, type(self)):
            return self.code == other.code
        return self.code == other if isinstance(other, str) else NotImplemented

    def __hash__(self):
        return hash(self.code)

    def __repr__(self):
        return f"{type(self).__name__}({self.code!r})"


class Country(_Code):
    def __lt__(self, other):
        return self.code < (other.code if isinstance(other, Country) else other)


class Currency(_Code):
    def __str__(self):
        return self.code
