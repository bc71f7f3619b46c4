"""PostgreSQL's own types, EXCLUDE constraints, and its words for statements."""

from sqlalchemy.dialects.postgresql.types import *  # noqa: F401,F403
from sqlalchemy.dialects.postgresql.types import ENUM, DOMAIN, NamedType  # noqa: F401

# What the other modules of this package hold; they are loaded when first asked for.
_ELSEWHERE = {
    "array": "array",
    "Any": "array",
    "All": "array",
    "aggregate_order_by": "ext",
    "array_agg": "ext",
    "distinct_on": "ext",
    "to_tsvector": "ext",
    "to_tsquery": "ext",
    "plainto_tsquery": "ext",
    "phraseto_tsquery": "ext",
    "websearch_to_tsquery": "ext",
    "ts_headline": "ext",
    "hstore": "hstore",
    "insert": "dml",
    "Insert": "dml",
    "ExcludeConstraint": "exclude",
    "CreateEnumType": "named_types",
    "DropEnumType": "named_types",
    "CreateDomainType": "named_types",
    "DropDomainType": "named_types",
    "Range": "ranges",
    "MultiRange": "ranges",
    "BitString": "bitstring",
    "dialect": "base",
}
_MODULES = ("array", "base", "bitstring", "dml", "exclude", "ext", "hstore", "json", "named_types", "psycopg2", "asyncpg", "psycopg", "ranges", "types")


def __getattr__(name):
    import importlib

    module = _ELSEWHERE.get(name)
    if module is not None:
        found = getattr(importlib.import_module(__name__ + "." + module), name)
        globals()[name] = found
        return found
    if name in _MODULES:
        return importlib.import_module(__name__ + "." + name)
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
