"""What a SELECT reads from: tables, aliases, subqueries, CTEs, joins, VALUES; and the statements that read.

The classes live in `_selectable`, by kind; all but the tables are loaded when they are first asked for.
"""

from . import operators  # noqa: F401
from .collections import ColumnCollection  # noqa: F401
from .encode import current, from_value  # noqa: F401
from .late import late_names
from .names import _anonymous_label, _truncated_label, anonymous, name_value, new_id  # noqa: F401
from ._selectable.base import (  # noqa: F401
    FromClause,
    LABEL_STYLE_DEFAULT,
    LABEL_STYLE_DISAMBIGUATE_ONLY,
    LABEL_STYLE_LEGACY_ORM,
    LABEL_STYLE_NONE,
    LABEL_STYLE_TABLENAME_PLUS_COL,
    NamedFromClause,
    ReturnsRows,
    SelectLabelStyle,
    Selectable,
    TableClause,
    _argument_error,
)

_PARTS = {
    "sqlalchemy.sql.elements": (
        "BinaryExpression", "BindParameter", "BooleanClauseList", "ClauseElement", "ClauseList", "ColumnClause",
        "ColumnElement", "Executable", "Grouping", "Label", "NamedColumn", "TableValuedColumn", "TextClause",
        "UnaryExpression", "and_", "by_of", "column_of", "condition_of", "expression_of", "grouped_by",
        "literal_column", "rules", "text", "to_clause",
    ),
    "sqlalchemy.sql._selectable.alias": (
        "Alias", "AliasedReturnsRows", "CTE", "FromClauseAlias", "Lateral", "Subquery", "TableSample",
        "TableValuedAlias", "_prefix",
    ),
    "sqlalchemy.sql._selectable.select_base": (
        "Exists", "GenerativeSelect", "HasCTE", "ScalarSelect", "SelectBase", "_row_count", "_unwrapped",
    ),
    "sqlalchemy.sql._selectable.froms": (
        "FromGrouping", "FunctionFrom", "Join", "ScalarValues", "TextFrom", "Values", "_can_join", "_columns_in",
        "_foreign_key_pairs", "_froms_of", "from_of", "in_element", "join_condition", "left_sides", "normalized_froms",
    ),
    "sqlalchemy.sql._selectable.labels": ("_key_names", "columns_plus_names", "selected_value"),
    "sqlalchemy.sql._selectable.select": (
        "EntityColumns", "Select", "_conditions", "_flatten", "_namespace", "_selected", "equal_to_named",
    ),
    "sqlalchemy.sql._selectable.compound": ("CompoundSelect", "SelectStatementGrouping", "TextualSelect"),
    "sqlalchemy.sql._selectable.constructors": (
        "alias", "cte", "except_", "except_all", "exists", "intersect", "intersect_all", "join", "lateral", "outerjoin",
        "scalar_subquery", "select", "subquery", "table", "tablesample", "union", "union_all", "values",
    ),
}
__all__ = [name for names in (globals(), *_PARTS.values()) for name in names if name[:1] != "_"]
__getattr__ = late_names(globals(), _PARTS)
