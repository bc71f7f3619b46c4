import logging

from alembic import context

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

context.configure(url="postgresql://", literal_binds=True)
with context.begin_transaction():
    context.run_migrations()
