import sqlalchemy as sa


class Kind(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **keywords):
        return "int"

    def __repr__(self):
        return "Kind()"
