import logging

from alembic import context
from sqlalchemy import MetaData

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)


def computed():
    metadata = MetaData()
    metadata.reflect
    return metadata


names = {"ix": "i_%(column_0_label)s", "uq": "u_%(table_name)s_%(column_0_name)s", "pk": "p_%(table_name)s"}

# Alembic takes no naming convention from a list, whatever is in it.
target_metadata = [computed(), MetaData(naming_convention=names)]

context.configure(
    url="postgresql://",
    target_metadata=target_metadata,
    literal_binds=True,
    dialect_opts={"paramstyle": "named"},
)
with context.begin_transaction():
    context.run_migrations()
