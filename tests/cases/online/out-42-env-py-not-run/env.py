import os

import sqlalchemy as sa
from alembic import context


def shout(context, revision, directives):
    directives[0].message = directives[0].message.upper()


engine = sa.create_engine(os.environ["DATABASE_URL"])
with engine.connect() as connection:
    context.configure(connection=connection, process_revision_directives=shout)
    with context.begin_transaction():
        context.run_migrations()
