"""An env.py whose functions want what only a run of it would give."""

import sqlalchemy as sa
from alembic import context

from models import metadata

target_metadata = metadata


def include_object(object, name, type_, reflected, compare_to):
    return name not in skipped_tables


def render_item(type_, item, autogen_context):
    return False


def process_revision_directives(context, revision, directives):
    for op in directives[0].upgrade_ops.ops:
        print(op)


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
