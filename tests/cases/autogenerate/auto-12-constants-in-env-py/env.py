"""An env.py that says plainly how to compare."""

import logging
import os

import sqlalchemy as sa
from alembic import context

from models import metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=False,
        compare_server_default=True,
        include_schemas=True,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()
