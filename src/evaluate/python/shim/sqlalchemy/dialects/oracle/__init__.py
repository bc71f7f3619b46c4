"""The names of Oracle's types, for files that also speak to it: on PostgreSQL they only stand in with_variant."""

from sqlalchemy.dialects._foreign import make_types

_GENERIC = (
    "BLOB BOOLEAN CHAR CLOB DATE DOUBLE_PRECISION FLOAT JSON NCHAR NVARCHAR REAL TIMESTAMP VARCHAR "
)
_OWN = (
    "BFILE BINARY_DOUBLE BINARY_FLOAT INTERVAL LONG NCLOB NUMBER NVARCHAR2 RAW ROWID VARCHAR2 VECTOR "
)
globals().update(make_types(__name__, _GENERIC, _OWN))
