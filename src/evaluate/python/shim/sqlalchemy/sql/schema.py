"""Tables, columns, constraints, indexes, sequences: plain objects that know how to describe themselves.

`_value()` gives the dictionary that the renderer reads; nothing here writes SQL. What SQLAlchemy does through events
when a column joins its table happens here in the same order, because constraints are written in the order in which
they came to be. The classes live in `_schema`, by kind.
"""

from sqlalchemy import event, exc  # noqa: F401
from sqlalchemy.sql.elements import (  # noqa: F401
    ClauseElement,
    ColumnClause,
    Executable,
    TextClause,
    conv,
    quoted_name,
    text,
)
from sqlalchemy.sql.selectable import TableClause  # noqa: F401
from sqlalchemy.types import NULLTYPE, SchemaType, TypeEngine, _name, to_instance  # noqa: F401
from sqlalchemy.sql._schema.base import (  # noqa: F401
    BLANK_SCHEMA,
    DEFAULT_NAMING_CONVENTION,
    HasConditionalDDL,
    HasSchemaAttr,
    NULL_UNSPECIFIED,
    RETAIN_SCHEMA,
    SchemaConst,
    SchemaItem,
    _Columns,
    _DIALECTS,
    _DialectOptions,
    _NO_ARG,
    _OrderedSet,
    _ddl_expression,
    _given_name,
    _next_creation_order,
    _table_key,
    _with_options,
)
from sqlalchemy.sql._schema.default import (  # noqa: F401
    ColumnDefault,
    Computed,
    DefaultClause,
    DefaultGenerator,
    FetchedValue,
    Identity,
    IdentityOptions,
    PassiveDefault,
    Sequence,
    _OPTIONS,
    _warn_of_stored,
)
from sqlalchemy.sql._schema.column import Column, insert_sentinel  # noqa: F401
from sqlalchemy.sql._schema.constraint import (  # noqa: F401
    CheckConstraint,
    ColumnCollectionConstraint,
    ColumnCollectionMixin,
    Constraint,
    PrimaryKeyConstraint,
    UniqueConstraint,
    _as_column,
    _attach_with_columns,
    _column_of,
    _columns_in,
    _moved,
)
from sqlalchemy.sql._schema.foreign_key import ForeignKey, ForeignKeyConstraint, _text_of  # noqa: F401
from sqlalchemy.sql._schema.index import Index, _INDEX_OPTIONS, _included_columns  # noqa: F401
from sqlalchemy.sql._schema.table import MetaData, Table, _TABLE_OPTIONS  # noqa: F401
