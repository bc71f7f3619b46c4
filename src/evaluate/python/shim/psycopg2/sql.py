"""SQL put together from parts, by psycopg2's names."""


class Composable:
    def __init__(self, wrapped):
        self._wrapped = wrapped

    def __add__(self, other):
        return Composed([self]) + Composed([other] if not isinstance(other, Composed) else other._wrapped)

    def __str__(self):
        return self.as_string(None)


class Composed(Composable):
    def __init__(self, seq):
        Composable.__init__(self, list(seq))

    def __add__(self, other):
        return Composed(self._wrapped + (other._wrapped if isinstance(other, Composed) else [other]))

    def as_string(self, context=None):
        return "".join([part.as_string(context) for part in self._wrapped])

    def join(self, joiner):
        return (SQL(joiner) if isinstance(joiner, str) else joiner).join(self._wrapped)


class SQL(Composable):
    def as_string(self, context=None):
        return self._wrapped

    def format(self, *args, **kwargs):
        parts, auto, rest = [], 0, self._wrapped
        while rest:
            before, brace, rest = rest.partition("{")
            parts.append(SQL(before.replace("}}", "}")))
            if not brace:
                break
            if rest.startswith("{"):
                parts.append(SQL("{"))
                rest = rest[1:]
                continue
            name, _, rest = rest.partition("}")
            if name == "":
                parts.append(args[auto])
                auto += 1
            else:
                parts.append(args[int(name)] if name.isdigit() else kwargs[name])
        return Composed(parts)

    def join(self, seq):
        parts = []
        for part in seq:
            if parts:
                parts.append(self)
            parts.append(part)
        return Composed(parts)


class Identifier(Composable):
    def __init__(self, *strings):
        Composable.__init__(self, strings)

    def as_string(self, context=None):
        return ".".join(['"%s"' % part.replace('"', '""') for part in self._wrapped])


class Literal(Composable):
    def as_string(self, context=None):
        import _mig
        from sqlalchemy.sql.values import driver_value

        bind = {"k": "bind", "name": "value", "value": driver_value(self._wrapped)}
        return _mig.call({"request": "compile", "statement": bind, "driver": True})


class Placeholder(Composable):
    def __init__(self, name=None):
        Composable.__init__(self, name)

    def as_string(self, context=None):
        return "%s" if self._wrapped is None else "%%(%s)s" % self._wrapped
