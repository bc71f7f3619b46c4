"""The columns of an expression as naming conventions see them.

In: the condition of a CHECK or an element of an index. Out: their names, and of those that belong to no table of the
schema the label, which is not made of the table's name. What is done with them is the renderer's business.
"""

from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, ColumnClause, always_grouped
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.names import name_value


def names_for_conventions(expression, only_first=False):
    """The description; an index looks only at the first column of each of its elements."""
    columns = []
    for element in _by_depth(expression):
        if isinstance(element, ColumnClause) and element.name not in [known.name for known in columns]:
            columns.append(element)
    columns = columns[:1] if only_first else columns
    value = {}
    if columns:
        value["columns"] = [name_value(column.name) for column in columns]
    if [one for one in columns if one.__class__ is ColumnClause]:
        value["labels"] = [str(one._ddl_label) if one.__class__ is ColumnClause else None for one in columns]
    return value


def _by_depth(expression):
    """Every element, the less deep first, with the depths that SQLAlchemy's own elements have."""
    levels = [[expression]]
    while levels:
        for element in levels.pop(0):
            yield element
            below = 2 if isinstance(element, FunctionElement) else 0  # the parentheses and the list of its arguments
            for child in element.get_children():
                grouped = isinstance(element, BooleanClauseList) and _stands_in_parentheses(child)
                depth = below + (1 if grouped else 0)
                while len(levels) <= depth:
                    levels.append([])
                levels[depth].append(child)


def _stands_in_parentheses(element):
    return isinstance(element, BooleanClauseList) or isinstance(element, BinaryExpression) and always_grouped(element)
