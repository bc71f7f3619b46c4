"""An env.py whose functions want what only a run of it would give, or leave what can't be written."""

import sqlalchemy as sa
from alembic import context
from alembic.operations import MigrateOperation, ops

from models import metadata

target_metadata = metadata


def include_object(object, name, type_, reflected, compare_to):
    return name not in skipped_tables


def render_item(type_, item, autogen_context):
    if context.get_x_argument(as_dictionary=True).get("how") == "inspector":
        autogen_context.inspector.get_table_names()
    return False


class OwnOp(MigrateOperation):
    """Nothing renders it."""


def process_revision_directives(migration_context, revision, directives):
    how = context.get_x_argument(as_dictionary=True).get("how")
    script = directives[0]
    if how == "two":
        directives.append(script)
    elif how == "own":
        script.upgrade_ops.ops.append(OwnOp())
    elif how == "expression":
        script.upgrade_ops.ops.append(ops.ExecuteSQLOp(sa.select(1)))
    elif how == "connection":
        migration_context.connection.execute(sa.text("SELECT 1"))
    elif how == "refuses":
        for op in script.upgrade_ops.ops:
            raise RuntimeError("no more tables like %s" % op.table_name)


def run(connection, skipped_tables):
    context.configure(
        connection=connection,
        target_metadata=target_metadata,
        include_object=include_object,
        render_item=render_item,
        process_revision_directives=process_revision_directives,
    )
    with context.begin_transaction():
        context.run_migrations()
