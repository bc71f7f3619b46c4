"""A path of labels with dots between them."""


class Ltree:
    def __init__(self, path_or_ltree):
        if isinstance(path_or_ltree, Ltree):
            self.path = path_or_ltree.path
        elif isinstance(path_or_ltree, str):
            self.validate(path_or_ltree)
            self.path = path_or_ltree
        else:
            raise TypeError(
                f"Ltree() argument must be a string or an Ltree, not '{type(path_or_ltree).__name__}'"
            )

    @classmethod
    def validate(cls, path):
        import re

        if re.match(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$", path) is None:
            raise ValueError(f"'{path}' is not a valid ltree path.")

    @property
    def _labels(self):
        return self.path.split(".")

    def __len__(self):
        return len(self._labels)

    def __getitem__(self, key):
        found = self._labels[key]
        return Ltree(found if isinstance(found, str) else ".".join(found))

    def descendant_of(self, other):
        return self[: len(Ltree(other))] == other

    def ancestor_of(self, other):
        return Ltree(other)[: len(self)] == self

    def __contains__(self, label):
        return label in self._labels

    def __add__(self, other):
        return Ltree(self.path + "." + Ltree(other).path)

    def __radd__(self, other):
        return Ltree(other) + self

    def __eq__(self, other):
        if isinstance(other, Ltree):
            return self.path == other.path
        return self.path == other if isinstance(other, str) else NotImplemented

    def __hash__(self):
        return hash(self.path)

    def __str__(self):
        return self.path

    def __repr__(self):
        return f"Ltree({self.path!r})"
