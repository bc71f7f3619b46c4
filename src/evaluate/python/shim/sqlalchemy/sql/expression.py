"""Everything of the expression language under one roof, each name from the module that has it."""

_HOMES = {
    "elements": (
        "AggregateOrderBy AsBoolean BinaryExpression BindParameter BooleanClauseList Case Cast ClauseElement ClauseList "
        "CollationClause CollectionAggregate ColumnClause ColumnElement Executable ExpressionClauseList Extract False_ "
        "FunctionFilter Grouping Label NamedColumn Null Over SQLCoreOperations Slice TableValuedColumn TextClause True_ TryCast "
        "Tuple TypeClause TypeCoerce UnaryExpression WithinGroup all_ and_ any_ asc between bindparam bitwise_not case cast "
        "collate column desc distinct extract false funcfilter label literal literal_column not_ null nulls_first nulls_last "
        "nullsfirst nullslast or_ outparam over text true try_cast tuple_ type_coerce within_group quoted_name "
        "_textual_label_reference _label_reference"
    ),
    "names": "_truncated_label _anonymous_label conv",
    "functions": "Function FunctionElement GenericFunction func modifier",
    "operators": "ColumnOperators Operators custom_op",
    "selectable": (
        "Alias AliasedReturnsRows CTE CompoundSelect Exists FromClause FromGrouping GenerativeSelect HasCTE Join Lateral "
        "ReturnsRows ScalarSelect ScalarValues Select SelectBase SelectLabelStyle Selectable Subquery TableClause TableSample "
        "TableValuedAlias TextualSelect Values alias cte except_ except_all exists intersect intersect_all join lateral outerjoin "
        "select subquery table tablesample union union_all values LABEL_STYLE_DEFAULT LABEL_STYLE_NONE "
        "LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_TABLENAME_PLUS_COL"
    ),
    "dml": "Delete Insert Update UpdateBase ValuesBase delete insert update",
    "collections": "ColumnCollection ReadOnlyColumnCollection ImmutableColumnCollection WriteableColumnCollection",
    "visitors": "Visitable",
}
_HOME = {}
for _module, _names in _HOMES.items():
    for _name in _names.split():
        _HOME[_name] = _module
del _module, _names, _name
# names that are only used in annotations
_ANNOTATIONS = frozenset(["ColumnExpressionArgument", "SQLColumnExpression", "ExecutableStatement", "LambdaElement"])
_OTHER_NAMES = {"TextAsFrom": "TextualSelect"}


def __getattr__(name):
    import importlib

    module = _HOME.get(name)
    if module is not None:
        found = getattr(importlib.import_module("sqlalchemy.sql." + module), name)
    elif name in _OTHER_NAMES:
        return __getattr__(_OTHER_NAMES[name])
    elif name in _ANNOTATIONS:
        found = __getattr__("ColumnElement")
    elif name == "lambda_stmt":
        found = lambda_stmt
    else:
        raise AttributeError("module 'sqlalchemy.sql.expression' has no attribute %r" % (name,))
    globals()[name] = found
    return found


def lambda_stmt(function, **_options):
    return function()




__all__ = sorted(list(_HOME))
