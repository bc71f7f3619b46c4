"""sqlmodel as revision files and models use it: its classes, its column types, and SQLAlchemy's names under another roof."""

import sqlmodel.sql.sqltypes  # noqa: F401  revision files say `import sqlmodel` and reach for the types below it
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime  # noqa: F401

__version__ = "0.0.50"

_FROM_SQLALCHEMY = frozenset((
    "create_engine create_mock_engine engine_from_config inspect "
    "BLANK_SCHEMA DDL CheckConstraint Column ColumnDefault Computed Constraint DefaultClause FetchedValue ForeignKey "
    "ForeignKeyConstraint Identity Index MetaData PrimaryKeyConstraint Sequence Table UniqueConstraint "
    "LABEL_STYLE_DEFAULT LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL "
    "alias all_ and_ any_ asc between bindparam case cast collate column delete desc distinct except_ except_all exists "
    "extract false func funcfilter insert intersect intersect_all join lambda_stmt lateral literal literal_column "
    "modifier not_ null nulls_first nulls_last nullsfirst nullslast or_ outerjoin outparam over table tablesample "
    "text true tuple_ type_coerce union union_all update values within_group "
    "ARRAY BIGINT BINARY BLOB BOOLEAN CHAR CLOB DATE DATETIME DECIMAL DOUBLE DOUBLE_PRECISION FLOAT INT INTEGER JSON "
    "NCHAR NUMERIC NVARCHAR REAL SMALLINT TEXT TIME TIMESTAMP UUID VARBINARY VARCHAR BigInteger Boolean Date DateTime "
    "Double Enum Float Integer Interval LargeBinary Numeric PickleType SmallInteger String Text Time TupleType "
    "TypeDecorator Unicode UnicodeText Uuid QueuePool StaticPool"
).split())


_OWN = {
    "SQLModel": "sqlmodel.main", "Field": "sqlmodel.main", "Relationship": "sqlmodel.main",
    "Session": "sqlmodel.orm.session", "col": "sqlmodel.sql.expression", "select": "sqlmodel.sql.expression",
}


def __getattr__(name):
    import importlib

    if name not in _OWN and name not in _FROM_SQLALCHEMY:
        raise AttributeError("module 'sqlmodel' has no attribute %r" % (name,))
    found = globals()[name] = getattr(importlib.import_module(_OWN.get(name, "sqlalchemy")), name)
    return found
