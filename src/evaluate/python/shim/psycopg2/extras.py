"""Wrappers for values, and the bulk helpers, by psycopg2's names."""


class Json:
    """A value that travels as JSON."""

    def __init__(self, adapted, dumps=None):
        self.adapted = adapted
        if dumps is not None:
            self.dumps = dumps

    def dumps(self, obj):
        import json

        return json.dumps(obj)

    def getquoted(self):
        return ("'%s'" % self.dumps(self.adapted).replace("'", "''")).encode()


class DictCursor:
    pass


class RealDictCursor:
    pass


class NamedTupleCursor:
    pass


def execute_values(cur, sql, argslist, template=None, page_size=100, fetch=False):
    """Runs a statement with many rows in place of its one %s."""
    argslist = list(argslist)
    found = []
    before, _, after = sql.partition("%s")
    for start in range(0, len(argslist), page_size):
        page = argslist[start : start + page_size]
        one = template or "(%s)" % ", ".join(["%s"] * len(page[0]))
        values, flat = [], []
        for row in page:
            values.append(one)
            flat.extend(row)
        cur.execute(before + ",".join(values) + after, flat)
        if fetch:
            found.extend(cur.fetchall())
    return found if fetch else None


def execute_batch(cur, sql, argslist, page_size=100):
    for args in argslist:
        cur.execute(sql, args)


def register_uuid(*_args, **_options):
    pass


def register_default_json(*_args, **_options):
    pass


def register_default_jsonb(*_args, **_options):
    pass


def register_hstore(*_args, **_options):
    pass


def __getattr__(name):
    if name in ("NumericRange", "DateRange", "DateTimeRange", "DateTimeTZRange"):
        from psycopg2 import _range

        return getattr(_range, name)
    raise AttributeError("module 'psycopg2.extras' has no attribute %r" % (name,))
