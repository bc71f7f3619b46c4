"""Database addresses."""


class URL:
    """The parts of a database address."""

    def __init__(self, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        self.drivername = drivername
        self.username = username
        self.password = password
        self.host = host
        self.port = port
        self.database = database
        self.query = dict(query or {})

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        return cls(drivername, username, password, host, port, database, query)

    def set(self, **changes):
        parts = dict(
            drivername=self.drivername, username=self.username, password=self.password, host=self.host, port=self.port,
            database=self.database, query=self.query,
        )
        parts.update(changes)
        return URL(**parts)

    def update_query_dict(self, query_parameters, append=False):
        return self.set(query=dict(self.query, **query_parameters))

    def get_backend_name(self):
        return self.drivername.split("+")[0]

    def get_driver_name(self):
        return self.drivername.split("+")[1] if "+" in self.drivername else "psycopg2"

    def get_dialect(self, *_args):
        from .dialect import Dialect

        return Dialect

    def render_as_string(self, hide_password=True):
        from urllib.parse import quote

        text = self.drivername + "://"
        if self.username is not None:
            text += quote(self.username, safe=" +")
            if self.password is not None:
                text += ":" + ("***" if hide_password else quote(str(self.password), safe=" +"))
            text += "@"
        if self.host is not None:
            text += "[%s]" % self.host if ":" in self.host else self.host
        if self.port is not None:
            text += ":%s" % self.port
        if self.database is not None:
            text += "/" + self.database
        if self.query:
            text += "?" + "&".join(["%s=%s" % (quote(key), quote(str(value))) for key, value in sorted(self.query.items())])
        return text

    def translate_connect_args(self, names=None, **kw):
        found = {}
        for name in ("host", "database", "username", "password", "port"):
            if getattr(self, name):
                found[kw.get(name, name)] = getattr(self, name)
        return found

    def __str__(self):
        return self.render_as_string()

    __repr__ = __str__

    def __eq__(self, other):
        return isinstance(other, URL) and self.render_as_string(False) == other.render_as_string(False)

    def __hash__(self):
        return hash(self.render_as_string(False))


def make_url(name_or_url):
    """The parts of an address."""
    if isinstance(name_or_url, URL):
        return name_or_url
    from urllib.parse import unquote

    driver, separator, rest = str(name_or_url).partition("://")
    if not separator:
        from ..exc import ArgumentError

        raise ArgumentError("Could not parse SQLAlchemy URL from given URL string")
    rest, _, query = rest.partition("?")
    username = password = host = port = database = None
    authority, slash, path = rest.partition("/")
    if slash:
        database = path or None
    credentials, at, place = authority.rpartition("@")
    if at:
        username, colon, secret = credentials.partition(":")
        username = unquote(username)
        password = unquote(secret) if colon else None
    if place.startswith("["):
        host, _, after = place[1:].partition("]")
        port = after[1:] or None
    else:
        host, colon, port = place.partition(":")
        port = port if colon else None
        host = host or None
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    return URL(
        driver, username, password, host, int(port) if port else None, database, dict([(unquote(k), unquote(v)) for k, _, v in pairs])
    )
