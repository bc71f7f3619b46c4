"""CompositeType: columns of a composite type, and the statements that create and drop the type. Values of it are refused."""

from sqlalchemy import types


class CompositeType(types.SchemaType, types.UserDefinedType):
    python_type = tuple

    def __init__(self, name, columns, quote=None, **kwargs):
        types.SchemaType.__init__(self, name=name, quote=quote)
        self.columns = columns

    def get_col_spec(self, **kw):
        return self.name

    def _quoted(self):
        from sqlalchemy.engine.dialect import dialect

        return dialect().identifier_preparer.quote(self.name)

    def create(self, bind=None, checkfirst=None):
        if not checkfirst or not _exists(self.name):
            from sqlalchemy import text

            fields = ", ".join([f"{column.name} {types.to_instance(column.type).compile()}" for column in self.columns])
            bind.execute(text(f"CREATE TYPE {self._quoted()} AS ({fields})"))

    def drop(self, bind=None, checkfirst=True):
        if checkfirst and _exists(self.name):
            from sqlalchemy import text

            bind.execute(text(f"DROP TYPE {self._quoted()}"))

    def bind_processor(self, dialect):
        def process(value):
            if value is not None:
                raise NotImplementedError("values of a CompositeType can't be handed to the database here; use text()")

        return process


def _exists(name):
    from sqlalchemy.sql import native

    return native.has_type(name)
