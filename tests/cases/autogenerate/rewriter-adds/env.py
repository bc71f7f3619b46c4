"""An env.py that rewrites the operations of new revisions."""

import logging
import os

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate import rewriter
from alembic.operations import ops

from models import metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

writer = rewriter.Rewriter()


@writer.rewrites(ops.CreateTableOp)
def with_more(context, revision, op):
    return [op, ops.ExecuteSQLOp("COMMENT ON TABLE %s IS 'it''s \\:new, 100%%'" % op.table_name)]


engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection, target_metadata=metadata, process_revision_directives=rewriter.Rewriter().chain(writer)
    )
    with context.begin_transaction():
        context.run_migrations()
