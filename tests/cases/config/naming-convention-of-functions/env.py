import logging
import uuid

from alembic import context
from sqlalchemy import MetaData

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)


def fk_guid(constraint, table):
    names = [table.name] + [element.parent.name for element in constraint.elements]
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, "".join(names)))


target_metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0N_name)s",
        "fk": "fk_%(fk_guid)s",
        "fk_guid": fk_guid,
        "long": lambda constraint, table: "long",
    }
)

context.configure(
    url="postgresql://",
    target_metadata=target_metadata,
    literal_binds=True,
    dialect_opts={"paramstyle": "named"},
)
with context.begin_transaction():
    context.run_migrations()
