"""An env.py whose function turns operations round, and asks each for its table."""

from alembic import context

from models import metadata


def process_revision_directives(context, revision, directives):
    script = directives[0]
    for way in (script.upgrade_ops, script.downgrade_ops):
        way.ops = [op for op in way.ops if not op.table_name.startswith("alembic_")]
    script.downgrade_ops = script.upgrade_ops.reverse()


def run(connection):
    context.configure(
        connection=connection, target_metadata=metadata, process_revision_directives=process_revision_directives
    )
    with context.begin_transaction():
        context.run_migrations()
