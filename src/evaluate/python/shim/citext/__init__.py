"""sqlalchemy-citext: text that is compared without regard to case."""

from sqlalchemy import types

__version__ = "1.8.0"


class CIText(types.Concatenable, types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "CITEXT"
