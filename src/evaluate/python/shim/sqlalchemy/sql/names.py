"""Names as expressions carry them: plain, quoted by wish, or anonymous until a statement is rendered.

An anonymous name such as ``count_1`` gets its number only in the statement it is used in; until then it is a list
of parts, ``(id, base)`` pairs and plain text, that the renderer puts together.
"""


def characters(text):
    """The characters of a text. str() of a member of an enumeration of texts is its name, not what it holds."""
    return text if type(text) is str else str.__str__(text)


class quoted_name(str):
    """A name with an own opinion on quoting: ``quote`` is True, False or None (as needed)."""

    def __new__(cls, value, quote=None):
        if value is None:
            return None
        if quote is None and type(value) is cls:
            return value
        self = str.__new__(cls, value)
        self.quote = quote if quote is not None else getattr(value, "quote", None)
        return self

    @classmethod
    def construct(cls, value, quote):
        return None if value is None else quoted_name(value, quote)

    def __reduce__(self):
        return quoted_name, (str(self), self.quote)

    def lower(self):
        return self if self.quote else str(self).lower()

    def upper(self):
        return self if self.quote else str(self).upper()


class _truncated_label(quoted_name):
    """A generated name that is shortened when it is longer than the server allows."""

    def __new__(cls, value, quote=None):
        self = str.__new__(cls, value)
        self.quote = getattr(value, "quote", quote)
        return self

    def parts(self):
        return [str(self)]


def truncatable(name):
    """The name as one that may be shortened."""
    return name if isinstance(name, _truncated_label) else _truncated_label(name)


class conv(_truncated_label):
    """A constraint or index name that naming conventions leave alone, as ``op.f()`` makes it."""


class _anonymous_label(_truncated_label):
    """A name that is numbered when the statement is rendered."""

    def __new__(cls, parts):
        self = str.__new__(cls, "".join([p if isinstance(p, str) else "%%(%s %s)s" % p for p in parts]))
        self.quote = None
        self._parts = parts
        return self

    def parts(self):
        return [p if isinstance(p, str) else list(p) for p in self._parts]

    def __add__(self, other):
        return _anonymous_label(tuple(self._parts) + _parts_of(other))

    def __radd__(self, other):
        return _anonymous_label(_parts_of(other) + tuple(self._parts))


def _parts_of(name):
    return tuple(name._parts) if isinstance(name, _anonymous_label) else (str(name),)


def join_names(*names):
    """Puts names together into one that is anonymous if one of them is."""
    parts = ()
    anonymous = False
    for name in names:
        anonymous = anonymous or isinstance(name, _anonymous_label)
        parts += _parts_of(name)
    return _anonymous_label(parts) if anonymous else "".join(parts)


_counter = [0]


def new_id():
    """A number that nothing else has: the identity of a bind, a column or a selectable."""
    _counter[0] += 1
    return _counter[0]


def _squeeze(base, unwanted):
    out = []
    for ch in base:
        if ch in unwanted:
            if not out or out[-1] is not None:
                out.append(None)
        else:
            out.append(ch)
    return "".join(["_" if ch is None else ch for ch in out])


def anonymous(identity, base):
    """The anonymous name ``base_N`` of the thing with this identity."""
    for ch in "%() $":
        if ch in base:
            base = _squeeze(base, "%() $")
            break
    return _anonymous_label(((identity, base),))


def anonymous_bind(identity, base):
    """The same for a bind, whose name must also survive as a placeholder."""
    for ch in "%() $.[]:":
        if ch in base:
            base = _squeeze(base, "%() $.[]:")
            break
    return _anonymous_label(((identity, base.strip("_")),))


def name_value(name):
    """What travels to the renderer: a string, or an object with the wish to quote or the parts."""
    if type(name) is str or name is None:
        return name
    if isinstance(name, _truncated_label):
        value = {"parts": name.parts()}
        if name.quote is not None:
            value["quote"] = name.quote
        return value
    quote = getattr(name, "quote", None)
    if quote is None:
        return str(name)
    return {"name": str(name), "quote": quote}
