"""SQLAlchemy's expressions under SQLModel's name; `select` remembers whether it was given one thing or several."""

from sqlalchemy.sql import expression as _expression
from sqlalchemy.sql.expression import Select


class SelectOfScalar(Select):
    pass


def select(*entities, **options):
    return (SelectOfScalar if len(entities) == 1 else Select)(*entities, **options)


def col(column_expression):
    """Says to a type checker that this is a column; nothing to do when running."""
    return column_expression


def __getattr__(name):
    return getattr(_expression, name)
