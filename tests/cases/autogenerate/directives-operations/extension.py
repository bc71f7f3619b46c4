"""An operation of the project's own."""

from alembic.autogenerate import renderers
from alembic.operations import MigrateOperation, Operations


@Operations.register_operation("enable_extension")
class EnableExtensionOp(MigrateOperation):
    def __init__(self, name):
        self.name = name

    @classmethod
    def enable_extension(cls, operations, name):
        return operations.invoke(cls(name))

    def reverse(self):
        raise NotImplementedError()


@Operations.implementation_for(EnableExtensionOp)
def enable_extension(operations, operation):
    operations.execute('CREATE EXTENSION IF NOT EXISTS "%s"' % operation.name)


@renderers.dispatch_for(EnableExtensionOp)
def render_enable_extension(autogen_context, op):
    autogen_context.imports.add("from extension import EnableExtensionOp")
    return ["# of the project", "op.enable_extension(%r)" % op.name]
