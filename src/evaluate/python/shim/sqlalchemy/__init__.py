"""SQLAlchemy as revision files know it. Each name is loaded when it is first asked for."""

__version__ = "2.1.9"

_TYPES = (
    "ARRAY BIGINT BINARY BLOB BOOLEAN BigInteger Boolean CHAR CLOB DATE DATETIME DECIMAL DOUBLE DOUBLE_PRECISION Date "
    "DateTime Double Enum FLOAT Float INT INTEGER Integer Interval JSON LargeBinary NCHAR NUMERIC NVARCHAR Numeric "
    "NumericCommon PickleType REAL SMALLINT SmallInteger String TEXT TIME TIMESTAMP Text Time TupleType TypeDecorator "
    "UUID Unicode UnicodeText Uuid VARBINARY VARCHAR"
)
_SCHEMA = (
    "AddConstraint BLANK_SCHEMA BaseDDLElement CheckConstraint CheckFirst Column ColumnDefault Computed Constraint "
    "CreateTable CreateTableAs CreateView DDL DDLElement DefaultClause DropTable DropView ExecutableDDLElement "
    "FetchedValue ForeignKey ForeignKeyConstraint Identity Index MetaData PrimaryKeyConstraint Sequence Table "
    "UniqueConstraint insert_sentinel"
)
_ENGINE = (
    "AdaptedConnection Compiled Connection CreateEnginePlugin CursorResult Dialect Engine ExceptionContext "
    "ExecutionContext FrozenResult Inspector IteratorResult MappingResult MergedResult NestedTransaction Result "
    "ResultProxy RootTransaction Row RowMapping ScalarResult Transaction TwoPhaseTransaction URL create_engine "
    "create_mock_engine create_pool_from_url engine_from_config make_url"
)
_POOL = (
    "AssertionPool AsyncAdaptedQueuePool NullPool Pool PoolProxiedConnection PoolResetState QueuePool "
    "SingletonThreadPool StaticPool"
)
_MODULES = "dialects engine event exc ext inspection orm pool schema sql types util"


def _homes():
    found = {}
    for names, module in ((_TYPES, "types"), (_SCHEMA, "schema"), (_ENGINE, "engine"), (_POOL, "pool")):
        for name in names.split():
            found[name] = module
    found["inspect"] = "inspection"
    return found


_HOME = _homes()


def __getattr__(name):
    import importlib
    import sys

    if name in _MODULES.split():
        return importlib.import_module("sqlalchemy." + name)
    if name == "__all__":
        expression = importlib.import_module("sqlalchemy.sql.expression")
        there = [name for name in _HOME if hasattr(sys.modules[__name__], name)]
        return sorted(there + expression.__all__)
    if name[:2] == "__":
        raise AttributeError("module 'sqlalchemy' has no attribute %r" % (name,))
    module = importlib.import_module("sqlalchemy." + _HOME.get(name, "sql.expression"))
    try:
        found = getattr(module, name)
    except AttributeError:
        raise AttributeError("module 'sqlalchemy' has no attribute %r" % (name,)) from None
    globals()[name] = found
    return found
