"""The names of MySQL's types, for files that also speak to it: on PostgreSQL they only stand in with_variant."""

from sqlalchemy.dialects._foreign import make_types

_GENERIC = (
    "BIGINT BINARY BLOB BOOLEAN CHAR DATE DATETIME DECIMAL DOUBLE FLOAT INTEGER JSON NCHAR NUMERIC "
    "NVARCHAR REAL SMALLINT TEXT TIME TIMESTAMP VARBINARY VARCHAR "
)
_OWN = (
    "BIT ENUM INET4 INET6 LONGBLOB LONGTEXT MEDIUMBLOB MEDIUMINT MEDIUMTEXT SET TINYBLOB TINYINT TINYTEXT "
    "YEAR "
)
globals().update(make_types(__name__, _GENERIC, _OWN))
