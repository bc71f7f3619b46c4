"""An env.py that names other modules than the templates do."""

import logging
import os

import sqlalchemy
from alembic import context

from models import metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

engine = sqlalchemy.create_engine(os.environ["DATABASE_URL"], poolclass=sqlalchemy.pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        sqlalchemy_module_prefix="sqlalchemy.",
        alembic_module_prefix="alembic.op.",
        user_module_prefix="types.",
    )
    with context.begin_transaction():
        context.run_migrations()
