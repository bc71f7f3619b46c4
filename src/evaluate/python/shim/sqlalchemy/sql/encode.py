"""Turning expressions into plain values for the renderer.

Inside one value every selectable is described once, where it is first met, and referred to by its number afterwards;
`Encoding` keeps what was met, and the binds, so that parameters can be matched to their types.
"""


class Encoding:
    """What was met while one value is built."""

    def __init__(self):
        self.selectables = set()
        self.binds = {}
        # ORDER BY and GROUP BY of the statement being built: columns and labels by name
        self.labels = None
        # the label that stands by its name alone
        self.named_label = None
        # placeholders without values are wanted, so that a value need not be one that its type takes
        self.names_only = False


_current = None


def current():
    return _current


def encode(element, names_only=False):
    """The value of a whole expression or statement, and its binds by name."""
    global _current
    before = _current
    _current = encoding = Encoding()
    encoding.names_only = names_only
    try:
        return element._expression(), encoding.binds
    finally:
        _current = before


def value_of(element):
    """The value of a whole expression: what ``_value()`` returns."""
    if _current is not None:
        return element._expression()
    return encode(element)[0]


def from_value(selectable):
    """A selectable where something refers to it: described the first time, its number afterwards."""
    global _current
    if selectable is None:
        return None
    if _current is None:
        _current = Encoding()
        try:
            return from_value(selectable)
        finally:
            _current = None
    if selectable._id in _current.selectables:
        return selectable._id
    _current.selectables.add(selectable._id)
    return selectable._from_value()
