"""An env.py that renders operations of Alembic's in its own way, and adds one that it makes itself."""

import logging
import os

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate import renderers
from alembic.autogenerate.render import _add_column, _repr_type
from alembic.operations import MigrateOperation, Operations, ops

from models import Odd, metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)


@Operations.register_operation("note")
class NoteOp(MigrateOperation):
    def __init__(self, text):
        self.text = text

    @classmethod
    def note(cls, operations, text):
        return operations.invoke(cls(text))


@renderers.dispatch_for(NoteOp)
def render_note(autogen_context, op):
    return "# %s" % op.text


@renderers.dispatch_for(ops.AddColumnOp, replace=True)
def render_add_column(autogen_context, op):
    autogen_context.imports.add("import models")
    return ["# adds %s" % op.column.name, _add_column(autogen_context, op).replace("add_column(", "add_column(*", 1)]


def render_item(type_, obj, autogen_context):
    if type_ == "type" and isinstance(obj, Odd):
        return "odd(%s)" % _repr_type(obj.impl, autogen_context)
    return False


def process(context, revision, directives):
    upgrade = directives[0].upgrade_ops
    upgrade.ops.insert(0, NoteOp("%d changes" % len(upgrade.ops)))


engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    options = {"render_item": render_item}
    options["process_revision_directives"] = process
    context.configure(connection=connection, target_metadata=metadata, **options)
    with context.begin_transaction():
        context.run_migrations()
