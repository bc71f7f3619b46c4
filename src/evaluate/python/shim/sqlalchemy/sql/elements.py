"""The elements of the expression language: columns, binds, texts, operators applied, casts, cases, labels.

They are plain values. Nothing here puts SQL text together: ``_expression()`` gives the description that the
renderer turns into SQL, parentheses and anonymous names included. The classes live in `_elements`, by kind; what many
revision files do without is loaded when it is first asked for.
"""

from . import operators  # noqa: F401
from .encode import current, encode, from_value, value_of  # noqa: F401
from .late import late_names
from .names import (  # noqa: F401
    _anonymous_label,
    _truncated_label,
    anonymous,
    anonymous_bind,
    conv,
    join_names,
    name_value,
    new_id,
    quoted_name,
)
from .operators import ColumnOperators, op_value  # noqa: F401
from ._elements.base import (  # noqa: F401
    ClauseElement,
    ColumnElement,
    DQLDMLClauseElement,
    Executable,
    KeyedColumnElement,
    OperatorExpression,
    SQLCoreOperations,
    Visitable,
    WrapsColumnExpression,
    _NO_ARG,
    _replace_binds,
    rules,
)
from ._elements.leaves import (  # noqa: F401
    AbstractTextClause,
    BindParameter,
    ColumnClause,
    NamedColumn,
    ProxyColumn,
    TableValuedColumn,
    TextClause,
    TypeClause,
    _bind_names,
    column,
    literal_column,
    text,
)

_PARTS = {
    "sqlalchemy.sql._elements.coercions": (
        "False_", "Label", "Null", "True_", "_FALSE", "_NULL", "_TRUE", "_label_reference", "_textual_label_reference",
        "by_of", "column_of", "condition_of", "const_of", "expression_of", "false", "grouped_by", "null",
        "scalar_if_select", "to_clause", "true",
    ),
    "sqlalchemy.sql._elements.expressions": (
        "AsBoolean", "BinaryExpression", "BooleanClauseList", "ClauseList", "CollectionAggregate",
        "ExpressionClauseList", "Grouping", "Slice", "Tuple", "UnaryExpression", "_MIRROR", "_as_condition",
        "_groups_itself", "always_grouped", "and_", "or_",
    ),
    "sqlalchemy.sql._elements.forms": (
        "AggregateOrderBy", "Case", "Cast", "CollationClause", "Extract", "FunctionFilter", "Over", "TryCast",
        "TypeCoerce", "WithinGroup", "_by_list", "_frame_bound",
    ),
    "sqlalchemy.sql._elements.constructors": (
        "all_", "any_", "asc", "between", "bindparam", "bitwise_not", "case", "cast", "collate", "desc", "distinct",
        "extract", "funcfilter", "label", "literal", "not_", "nulls_first", "nulls_last", "nullsfirst", "nullslast",
        "outparam", "over", "try_cast", "tuple_", "type_coerce", "within_group",
    ),
}
__all__ = [name for names in (globals(), *_PARTS.values()) for name in names if name[:1] != "_"]
__getattr__ = late_names(globals(), _PARTS)
