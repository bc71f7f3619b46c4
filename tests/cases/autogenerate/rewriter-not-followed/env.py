"""An env.py that rewrites the operations of new revisions."""

from alembic import context
from alembic.autogenerate import rewriter
from alembic.operations import ops

from models import metadata

writer = rewriter.Rewriter()


@writer.rewrites(ops.CreateTableOp)
def with_more(context, revision, op):
    return [op, ops.ExecuteSQLOp("SELECT 1")]


def run(connection):
    context.configure(connection=connection, target_metadata=metadata, process_revision_directives=rewriter.Rewriter().chain(writer))
    with context.begin_transaction():
        context.run_migrations()
