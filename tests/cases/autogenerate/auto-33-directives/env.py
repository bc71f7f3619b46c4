"""An env.py with functions that have a say in new revisions."""

import logging
import os

import sqlalchemy as sa
from alembic import context

from models import metadata

config = context.config
logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)



def run():
    # Numbers for names, and nothing without changes.
    def process_revision_directives(context, revision, directives):
        if not config.cmd_opts.autogenerate:
            return
        script = directives[0]
        if script.upgrade_ops.is_empty():
            directives[:] = []
        else:
            script.rev_id = "%04d" % (int(revision[0]) + 1 if revision else 1)
            script.message = "%s (%s)" % (script.message, len(script.upgrade_ops_list))

    engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=metadata, process_revision_directives=process_revision_directives
        )
        with context.begin_transaction():
            context.run_migrations()


run()
