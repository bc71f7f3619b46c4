"""Coercion by role, as far as user code calls it."""

from .elements import by_of, column_of, condition_of, expression_of, to_clause


def expect(role, element, **options):
    """What `element` means in a place of this role."""
    name = getattr(role, "__name__", "")
    if name in ("WhereHavingRole", "OnClauseRole"):
        return condition_of(element)
    if name in ("OrderByRole", "ByOfRole"):
        return by_of(element)
    if name in ("ColumnsClauseRole", "DDLConstraintColumnRole"):
        return column_of(element)
    if name in ("FromClauseRole", "JoinTargetRole"):
        from .selectable import from_of

        return from_of(element)
    if name == "StatementRole":
        return to_clause(element)
    return expression_of(element, name=options.get("name"), type_=options.get("type_"))
