"""An env.py that compares server defaults by a function."""

import logging
import os

import sqlalchemy as sa
from alembic import context

from models import metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)


def normal(default):
    return None if default is None else default.split("::")[0].strip("'")


class Compares:
    """It is shown by its name, not by where it is in memory."""

    def __repr__(self):
        return "compare_server_default"

    def __call__(
        self, context, inspected_column, metadata_column, inspected_default, metadata_default, rendered_metadata_default
    ):
        if metadata_column.name.startswith("left"):
            return False
        if isinstance(metadata_column.type, sa.JSON):
            return False
        if metadata_column.info.get("normal"):
            return normal(inspected_default) != normal(rendered_metadata_default)
        if inspected_column.name == "given" and context.dialect.name == "postgresql":
            return (metadata_default.arg.text, str(inspected_column.server_default.arg)) == ("now()", "CURRENT_TIMESTAMP")
        return None


compare_server_default = Compares()
engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, compare_server_default=compare_server_default)
    with context.begin_transaction():
        context.run_migrations()
