"""PostgreSQL's names of types to type objects."""

_NAMES = {
    "character varying": "VARCHAR", "character": "CHAR", "double precision": "DOUBLE_PRECISION", "bit varying": "BIT",
    "timestamp with time zone": "TIMESTAMP", "timestamp without time zone": "TIMESTAMP", "timestamp": "TIMESTAMP",
    "time with time zone": "TIME", "time without time zone": "TIME", "time": "TIME", '"char"': "String", "name": "String",
}
_PLAIN = frozenset(
    "hstore json jsonb int4range int8range numrange daterange tsrange tstzrange int4multirange int8multirange nummultirange "
    "datemultirange tsmultirange tstzmultirange integer bigint smallint text numeric float real inet cidr citext uuid bit "
    "macaddr macaddr8 money oid regclass date bytea boolean interval tsvector tsquery regconfig".split()
)


class NamedTypes:
    """Enumerations and domains of the database, looked up when a column needs one."""

    def __init__(self):
        self._enums = self._domains = None

    def enum(self, words):
        if self._enums is None:
            self._enums = _by_name("enums")
        return self._enums.get(words)

    def domain(self, words):
        if self._domains is None:
            self._domains = _by_name("domains")
        return self._domains.get(words)


def _by_name(what):
    from .reflection import _ask

    found = {}
    for one in _ask(what, "*"):
        key = (one["name"],) if one["visible"] else (one["schema"], one["name"])
        found[key] = one
    return found


def _words(name):
    """A possibly quoted, possibly qualified name as a tuple."""
    words, word, quoted, at = [], "", False, 0
    while at < len(name):
        ch = name[at]
        if ch == '"':
            if quoted and name[at + 1 : at + 2] == '"':
                word += '"'
                at += 1
            else:
                quoted = not quoted
        elif ch == "." and not quoted:
            words.append(word)
            word = ""
        else:
            word += ch
        at += 1
    words.append(word)
    return tuple(words)


def registered_type(text):
    """The type object for what format_type() says, where somebody has registered a class for it."""
    from ..dialects.postgresql import ARRAY
    from ..dialects.postgresql.base import ischema_names

    base = text.partition("[]")[0]
    name, _, arguments = base.partition("(")
    cls = ischema_names.get(name.lower())
    if cls is None:
        return None
    given = [part.strip() for part in arguments.rstrip(")").split(",") if part.strip()]
    made = cls(*[int(part) if part.isdigit() else part for part in given])
    return made if base == text else ARRAY(made)


def reflected_type(text, named, collation=None, column=""):
    """The type object for what format_type() says."""
    from .. import types
    from ..dialects import postgresql

    registered = registered_type(text)
    if registered is not None:
        return registered
    dimensions = 0
    base = text
    while base.endswith("[]"):
        base = base[:-2]
        dimensions += 1
    arguments = ()
    open_ = base.find("(")
    if open_ != -1:
        close = base.index(")", open_)
        arguments = tuple([part.strip() for part in base[open_ + 1 : close].split(",")])
        base = base[:open_] + base[close + 1 :]
    args, options = (), {}
    lowered = base.lower()
    name = _NAMES.get(lowered) or (lowered.upper() if lowered in _PLAIN else None)
    if base == "numeric":
        if len(arguments) == 2:
            args = (int(arguments[0]), int(arguments[1]))
    elif base == "double precision":
        args = (53,)
    elif base in ("timestamp with time zone", "time with time zone"):
        options["timezone"] = True
        if arguments:
            options["precision"] = int(arguments[0])
    elif base in ("timestamp without time zone", "time without time zone", "time"):
        options["timezone"] = False
        if arguments:
            options["precision"] = int(arguments[0])
    elif base == "bit varying":
        options["varying"] = True
        if arguments:
            args = (int(arguments[0]),)
    elif base == "interval" or base.startswith("interval "):
        name = "INTERVAL"
        if base != "interval":
            options["fields"] = base[9:]
        if arguments:
            options["precision"] = int(arguments[0])
    elif name is None:
        found = named.enum(_words(base))
        if found is not None:
            made = postgresql.ENUM(*found["labels"], name=found["name"], **({} if found["visible"] else {"schema": found["schema"]}))
            return postgresql.ARRAY(made) if dimensions else made
        domain = named.domain(_words(base))
        if domain is not None:
            extra = {"default": domain["default"], "not_null": not domain["nullable"], "create_type": False}
            if domain["collation"]:
                extra["collation"] = domain["collation"]
            if domain["constraints"]:
                from .reflection import _check_text

                extra["constraint_name"] = domain["constraints"][0]["name"]
                extra["check"] = _check_text(domain["constraints"][0]["check"])
            if not domain["visible"]:
                extra["schema"] = domain["schema"]
            made = postgresql.DOMAIN(domain["name"], reflected_type(domain["type"], named, domain["collation"]), **extra)
            return postgresql.ARRAY(made) if dimensions else made
        from sqlalchemy.util import warn

        warn("Did not recognize type '%s' of column%s" % (base, column))
        return types.NULLTYPE
    elif arguments:
        args = tuple([int(a) if a.isdigit() else a for a in arguments])
    cls = getattr(postgresql, name, None) or getattr(types, name)
    if collation is not None and name in ("VARCHAR", "CHAR", "TEXT", "CITEXT"):
        options["collation"] = collation
    made = cls(*args, **options)
    return postgresql.ARRAY(made) if dimensions else made
