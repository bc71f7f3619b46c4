"""Runs the program made of a template: what Mako's runtime supplies to one, and the names that Alembic hands over."""

import builtins


class _Undefined:
    """What a name stands for that nobody defined: false, and an error as soon as it is written."""

    def __str__(self):
        raise NameError("Undefined")

    def __bool__(self):
        return False


UNDEFINED = _Undefined()


class _Context:
    def __init__(self, names, write):
        self._names = names
        self.write = write

    def get(self, name, default=None):
        return self._names.get(name, getattr(builtins, name, default))

    def __getitem__(self, name):
        return self._names[name] if name in self._names else getattr(builtins, name)

    def __contains__(self, name):
        return name in self._names or hasattr(builtins, name)

    def keys(self):
        return list(self._names)

    @property
    def kwargs(self):
        return dict(self._names)


class _Filters:
    """Mako's own filters, by their short names."""

    @staticmethod
    def trim(text):
        return text.strip()

    @staticmethod
    def h(text):
        for character, entity in (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ("'", "&#39;"), ('"', "&#34;")):
            text = str(text).replace(character, entity)
        return text

    x = h

    @staticmethod
    def u(text):
        from urllib.parse import quote_plus

        return quote_plus(text.encode("utf8"))


class _Loop:
    """`loop` inside a for loop that asks for it."""

    def __init__(self, iterable, parent):
        self._iterable = iterable
        self.parent = parent
        self.index = 0

    def __len__(self):
        return len(self._iterable)

    @property
    def reverse_index(self):
        return len(self) - self.index - 1

    @property
    def first(self):
        return self.index == 0

    @property
    def last(self):
        return self.index == len(self) - 1

    @property
    def even(self):
        return self.index % 2 == 0

    @property
    def odd(self):
        return not self.even

    def cycle(self, *values):
        if not values:
            raise ValueError("You must provide values to cycle through")
        return values[self.index % len(values)]


def _names_in(code):
    """Every name that code may look up, that of its inner functions, too."""
    found = set(code.co_names)
    for constant in code.co_consts:
        if hasattr(constant, "co_names"):
            found |= _names_in(constant)
    return found


def _comma(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else ", ".join(value)


def _scalar(values, kind):
    """No revision as None, one as its id, several as a sequence."""
    return None if not values else values[0] if len(values) == 1 else kind(values)


def _date(parts):
    from datetime import datetime, timedelta, timezone

    *clock, offset, name = parts
    if offset is None:
        return datetime(*clock)
    zone = timezone.utc if name == "UTC" else timezone(timedelta(seconds=offset), name)
    return datetime(*clock, tzinfo=zone)


def _values(given):
    from alembic.runtime.environment import current_environment

    values = dict(given)
    values["down_revision"] = _scalar(given["down_revision"], tuple)
    values["branch_labels"] = tuple(given["branch_labels"]) or None
    values["depends_on"] = _scalar(given["depends_on"], list)
    values["create_date"] = _date(given["create_date"])
    values["config"] = current_environment().config
    values["comma"] = _comma
    return values


def render(template, first, body, given, encoding):
    """The file's bytes, as a text of characters up to 255."""
    written = []
    values = _values(given)
    names = {
        **values,
        "__M_write": written.append,
        "__M_filters": _Filters,
        "UNDEFINED": UNDEFINED,
        "STOP_RENDERING": "",
        "context": _Context(values, written.append),
    }

    def go_through(iterable):
        outer = names.get("loop", UNDEFINED)
        loop = names["loop"] = _Loop(iterable, None if outer is UNDEFINED else outer)
        try:
            for item in iterable:
                yield item
                loop.index += 1
        finally:
            names["loop"] = outer

    names["__M_loop"] = go_through
    for program in (first, body):
        code = compile(program, template, "exec")
        for name in _names_in(code):
            if name not in names and not hasattr(builtins, name):
                names[name] = UNDEFINED
        exec(code, names)
    return "".join(written).encode(encoding).decode("latin-1")
