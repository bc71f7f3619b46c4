"""The env.py of these cases: it compares with models.py, and takes over what settings.ini says."""

import logging
import os

import sqlalchemy as sa
from alembic import context

from models import metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

target_metadata = metadata
keys = context.config.get_section("mig", {})
flags = ("compare_type", "compare_server_default", "include_schemas", "render_as_batch")
options = {key: keys[key] == "true" for key in flags if key in keys}
if keys.get("compare_checks") == "true":
    options["autogenerate_plugins"] = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]

engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, user_module_prefix="types.", target_metadata=target_metadata, **options)
    with context.begin_transaction():
        context.run_migrations()
