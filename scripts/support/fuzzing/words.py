"""Random names, texts and lists, and the Python text of a call. Everything here follows the generator that is passed in."""

PLAIN = ["t", "users", "order_items", "a", "b", "c", "id", "name", "code", "other_id", "created_at", "price", "flags"]
HOSTILE = [
    "order", "user", "select", "Table", "MyTable", "ID", "camelCase", "my col", " lead", "100%", "a%b", "%s", "%(x)s",
    'qu"ote', "it's", "na\u00efve", "\u8868", "a.b", "x$y", "$x", "1st", "a:b", ":x", "a\\b", "a-b", "end", "window",
    "n" * 63, "n" * 70, "N" * 70, "\u00e9" * 35, "semi;colon", "(paren)", "value", "type", "_under", "a\tb", "f\u0131le",
]
TEXTS = [
    "", "x", "it's", "100%", "%s", "%(x)s", ":foo", " :foo", "a:b", "12:30:00", "::", "\\:x", "a\\b", "two\nlines",
    "a\ttab", "h\u00e9", "'; --", " both ", "{}", "0", "true", "now()", "'quoted'", "\u2603", "$1", '"double"', "null",
]
EXPRESSIONS = [
    "now()", "'x'::text", "a > 0", "lower(a)", "price * 2", "'a:b'", "x = '%'", "x like 'a%'", "x = :foo", "x ~ '\\:'",
    "CURRENT_TIMESTAMP", "gen_random_uuid()", "nextval('s')", "'{}'::jsonb", "a IS NOT NULL", "1", "", "x = 'it''s'",
    "a\n\t> 0", "(a || ' ') || b", "x::text = 'y'", "TIMEZONE('utc', now())", "-1", "'%s' || \"B\"", " padded ",
]


class Raw(str):
    """Text that stands in a call as it is."""


def chance(rng, probability):
    return rng.random() < probability


def name(rng, hostile=0.2):
    return rng.choice(HOSTILE if chance(rng, hostile) else PLAIN)


def names(rng, low, high, hostile=0.2):
    found = []
    for _ in range(rng.randint(low, high)):
        candidate = name(rng, hostile)
        if candidate not in found:
            found.append(candidate)
    return found


def given_name(rng, absent=0.3):
    """The name argument of a constraint or an index: absent, plain, final or quoted on purpose."""
    if chance(rng, absent):
        return None
    spelled = name(rng)
    kind = rng.random()
    if kind < 0.12:
        return Raw(f"op.f({spelled!r})")
    if kind < 0.17:
        return Raw(f"sa.sql.quoted_name({spelled!r}, {rng.choice(['True', 'False', 'None'])})")
    return spelled


def text(rng):
    return rng.choice(TEXTS)


def expression(rng):
    return rng.choice(EXPRESSIONS)


def schema(rng, present=0.15):
    if not chance(rng, present):
        return None
    spelled = name(rng, 0.3)
    return Raw(f"sa.sql.quoted_name({spelled!r}, {rng.choice(['True', 'False', 'None'])})") if chance(rng, 0.15) else spelled


def show(value):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, (list, tuple)):
        inner = ", ".join(show(item) for item in value)
        if isinstance(value, tuple):
            return f"({inner}{',' if len(value) == 1 else ''})"
        return f"[{inner}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{show(key)}: {show(item)}" for key, item in value.items()) + "}"
    return repr(value)


def call(function, *arguments, **keywords):
    shown = [show(argument) for argument in arguments]
    shown += [f"{key}={show(value)}" for key, value in keywords.items()]
    return Raw(f"{function}({', '.join(shown)})")


class Options:
    """Keyword arguments of a call, each there by chance."""

    def __init__(self, rng):
        self.rng = rng
        self.found = {}

    def maybe(self, probability, key, make):
        if chance(self.rng, probability):
            self.found[key] = make()
        return self

    def given(self, key, value):
        if value is not None:
            self.found[key] = value
        return self
