"""The names of MySQL's types, for files that also speak to it: on PostgreSQL they only stand in with_variant."""

from sqlalchemy.dialects._foreign import make_types
from sqlalchemy.types import (  # noqa: F401
    BIGINT, BINARY, BLOB, BOOLEAN, CHAR, DATE, DATETIME, DECIMAL, DOUBLE, FLOAT, INTEGER, JSON, NCHAR,
    NUMERIC, NVARCHAR, REAL, SMALLINT, TEXT, TIME, TIMESTAMP, VARBINARY, VARCHAR,
)

globals().update(make_types(__name__, "BIT ENUM INET4 INET6 LONGBLOB LONGTEXT MEDIUMBLOB MEDIUMINT MEDIUMTEXT SET TINYBLOB TINYINT TINYTEXT YEAR"))
