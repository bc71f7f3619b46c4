"""Operations: the object behind `op`, and BatchOperations, behind `batch_op`.

Directives register themselves here by name, built-in ones (operations/ops.py) and those of extensions alike; each
makes an operation object, and `invoke` hands that to the function registered for its class.
"""

from contextlib import contextmanager

from alembic import util


def _as_directive(text, name):
    """What Python says of wrong arguments, in terms of the directive: its name, one argument less."""
    head, _, rest = text.partition("()")
    if " takes " in text:
        rest = " ".join([str(int(word) - 1) if word.isdigit() else word for word in rest.split(" ")])
    return name + "()" + rest


# Parts of the names of directives that libraries register when they are imported.
_OF_LIBRARIES = (("_geospatial_", "geoalchemy2.alembic_helpers"), ("sync_enum_values", "alembic_postgresql_enum"))


class AbstractOperations:
    _to_impl = util.Dispatcher()

    def __init__(self, migration_context, impl=None):
        from alembic.operations.schemaobj import SchemaObjects

        self.migration_context = migration_context
        self.impl = migration_context.impl if impl is None else impl
        self.schema_obj = SchemaObjects(migration_context)

    @classmethod
    def register_operation(cls, name, sourcename=None):
        def register(op_cls):
            source = getattr(op_cls, sourcename or name)

            def directive(self, *args, **kw):
                try:
                    return source(self, *args, **kw)
                except TypeError as error:
                    if error.__traceback__.tb_next is None:
                        raise TypeError(_as_directive(str(error), name)) from None
                    raise

            directive.__name__ = name
            directive.__qualname__ = "%s.%s" % (cls.__name__, name)
            directive.__doc__ = source.__doc__
            setattr(cls, name, directive)
            return op_cls

        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        return cls._to_impl.dispatch_for(op_cls, replace=replace)

    @classmethod
    @contextmanager
    def context(cls, migration_context):
        from alembic.runtime import migration

        before = migration._operations
        migration._operations = Operations(migration_context)
        try:
            yield migration._operations
        finally:
            migration._operations = before

    def __getattr__(self, name):
        # Projects import these libraries in env.py only, which is not run.
        for part, module in _OF_LIBRARIES:
            if part in name:
                from importlib import import_module

                import_module(module)
                found = getattr(type(self), name, None)
                if found is not None:
                    return found.__get__(self)
        raise AttributeError("'%s' object has no attribute %r" % (type(self).__name__, name))

    def get_context(self):
        return self.migration_context

    def get_bind(self):
        return self.migration_context.impl.bind

    def invoke(self, operation):
        return self._to_impl.dispatch(operation, self.migration_context.impl.__dialect__)(self, operation)

    def f(self, name):
        from sqlalchemy.sql.elements import conv

        return conv(name)

    def inline_literal(self, value, type_=None):
        from alembic.operations.literal import LiteralBindParam

        return LiteralBindParam(None, value, type_=type_)

    def run_async(self, async_function, *args, **kw_args):
        raise ValueError("Cannot call run_async with a sync engine")


class Operations(AbstractOperations):
    @contextmanager
    def batch_alter_table(
        self,
        table_name,
        schema=None,
        recreate="auto",
        partial_reordering=None,
        copy_from=None,
        table_args=(),
        table_kwargs={},
        reflect_args=(),
        reflect_kwargs={},
        naming_convention=None,
    ):
        from alembic.operations.batch import BatchOperationsImpl

        impl = BatchOperationsImpl(
            self,
            table_name,
            schema,
            recreate,
            copy_from,
            table_args,
            table_kwargs,
            reflect_args,
            reflect_kwargs,
            naming_convention,
            partial_reordering,
        )
        yield BatchOperations(self.migration_context, impl=impl)
        impl.flush()


class BatchOperations(AbstractOperations):
    impl = None

    def _noop(self, operation):
        raise NotImplementedError(
            "The %s method does not apply to a batch table alter operation." % operation
        )
