"""Helpers about SQLAlchemy, where code that reaches deeper looks for them."""

from sqlalchemy.sql.elements import TextClause, conv  # noqa: F401
from sqlalchemy.sql.schema import Constraint, ForeignKeyConstraint, Index  # noqa: F401

sqla_14 = sqla_2 = sqla_2_1 = True


def _table_for_constraint(constraint):
    return constraint.table


def constraint_name_or_none(name):
    return name


def constraint_name_string(name):
    return isinstance(name, str)


def constraint_name_defined(name):
    return name is not None


def _copy(item, **kw):
    return item._copy(**kw)


def _literal_bindparam(key, value, type_=None):
    from alembic.operations.literal import LiteralBindParam

    return LiteralBindParam(key, value, type_=type_)
