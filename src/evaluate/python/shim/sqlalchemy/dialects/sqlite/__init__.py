"""The names of SQLite's types, for files that also speak to it: on PostgreSQL they only stand in with_variant."""

from sqlalchemy.dialects._foreign import make_types

_GENERIC = (
    "BLOB BOOLEAN CHAR DATE DATETIME DECIMAL FLOAT INTEGER JSON NUMERIC REAL SMALLINT TEXT TIME TIMESTAMP "
    "VARCHAR "
)
_OWN = (
    "JSONB "
)
globals().update(make_types(__name__, _GENERIC, _OWN))
