"""The names of SQL Server's types, for files that also speak to it: on PostgreSQL they only stand in with_variant."""

from sqlalchemy.dialects._foreign import make_types

_GENERIC = (
    "BIGINT BINARY CHAR DATE DATETIME DECIMAL DOUBLE_PRECISION FLOAT INTEGER JSON NCHAR NUMERIC NVARCHAR "
    "REAL SMALLINT TEXT TIME VARBINARY VARCHAR "
)
_OWN = (
    "BIT DATETIME2 DATETIMEOFFSET IMAGE MONEY NTEXT ROWVERSION SMALLDATETIME SMALLMONEY SQL_VARIANT "
    "TIMESTAMP TINYINT UNIQUEIDENTIFIER XML "
)
globals().update(make_types(__name__, _GENERIC, _OWN))
