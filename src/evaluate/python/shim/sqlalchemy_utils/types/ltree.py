"""LtreeType, and the types of queries against it."""

from sqlalchemy import types
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy_utils.primitives import Ltree


class LtreeType(types.Concatenable, types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LTREE"

    def bind_processor(self, dialect):
        return lambda value: value.path if isinstance(value, Ltree) else value

    def result_processor(self, dialect, coltype):
        return lambda value: Ltree(value) if value else None


class LQUERY(types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LQUERY"


class LTXTQUERY(types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "LTXTQUERY"


ischema_names.update(ltree=LtreeType, lquery=LQUERY, ltxtquery=LTXTQUERY)
