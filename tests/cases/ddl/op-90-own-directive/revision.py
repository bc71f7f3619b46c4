"""op-90-own-directive"""

import sqlalchemy as sa
from alembic import op
from alembic.operations import MigrateOperation, Operations

revision = "a1"
down_revision = None


@Operations.register_operation("create_thing")
class CreateThing(MigrateOperation):
    def __init__(self, name, schema=None):
        self.name = name
        self.schema = schema

    @classmethod
    def create_thing(cls, operations, name, **kw):
        return operations.invoke(cls(name, **kw))


@Operations.implementation_for(CreateThing)
def create_thing(operations, operation):
    operations.execute("CREATE THING %s" % operation.name)
    operations.create_index("ix", operation.name, ["a"], schema=operation.schema)


def upgrade():
    op.create_thing("one")
    op.create_thing("two", schema="s")


def downgrade():
    from alembic.operations import ops

    op.invoke(ops.CreateTableOp("t", [sa.Column("a", sa.Integer())]))
    op.invoke(ops.AddColumnOp("t", sa.Column("b", sa.Integer())).reverse())
    op.invoke(ops.AlterColumnOp("t", "a", modify_nullable=False))
