import os

from alembic import context
from sqlalchemy import create_engine, pool, text

# Some projects take a lock of their own, so that two Alembics don't run at once.
locked = context.get_x_argument(as_dictionary=True).get("locked")
engine = create_engine(os.environ["DATABASE_URL"], poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        if locked:
            connection.execute(text("SELECT pg_advisory_xact_lock(4711)"))
        context.run_migrations()
