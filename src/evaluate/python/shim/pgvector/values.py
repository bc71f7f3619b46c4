"""Vectors as values, each with the text that the server reads and writes."""


def _floats(text):
    return [float(one) for one in text[1:-1].split(",")]


class Vector:
    _wanted = "expected list or ndarray"

    def __init__(self, value):
        if hasattr(value, "tolist"):
            value = value.tolist()
        if not isinstance(value, (list, tuple)):
            raise ValueError(self._wanted)
        self._value = [float(one) for one in value]

    def to_list(self):
        return list(self._value)

    def dimensions(self):
        return len(self._value)

    def to_text(self):
        return "[%s]" % ",".join([str(one) for one in self._value])

    @classmethod
    def from_text(cls, value):
        return cls(_floats(value))

    def __eq__(self, other):
        return self._value == other._value if isinstance(other, type(self)) else NotImplemented

    def __repr__(self):
        return f"{type(self).__name__}({self._value})"


class HalfVector(Vector):
    pass


class SparseVector:
    """Only the elements that are not zero, by index from 0; the server counts from 1."""

    def __init__(self, value, dimensions=None):
        if isinstance(value, dict):
            if dimensions is None:
                raise ValueError("missing dimensions")
            elements, count = sorted(value.items()), int(dimensions)
        else:
            if dimensions is not None:
                raise ValueError("extra argument")
            if hasattr(value, "tolist"):
                value = value.tolist()
            elements, count = list(enumerate(value)), len(value)
        elements = [(int(index), float(one)) for index, one in elements if one != 0]
        self._elements = dict(elements)
        self._dim = count

    def dimensions(self):
        return self._dim

    def indices(self):
        return list(self._elements)

    def values(self):
        return list(self._elements.values())

    def to_list(self):
        return [self._elements.get(index, 0.0) for index in range(self._dim)]

    def to_text(self):
        return "{%s}/%d" % (",".join([f"{index + 1}:{one}" for index, one in self._elements.items()]), self._dim)

    @classmethod
    def from_text(cls, value):
        elements, _, count = value.partition("/")
        pairs = [one.split(":") for one in elements[1:-1].split(",") if one]
        return cls({int(index) - 1: float(one) for index, one in pairs}, int(count))

    def __eq__(self, other):
        if not isinstance(other, SparseVector):
            return NotImplemented
        return (self._dim, self._elements) == (other._dim, other._elements)

    def __repr__(self):
        return f"SparseVector({self._elements}, {self._dim})"
