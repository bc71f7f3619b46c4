"""The env.py of a case that brings none: a plain one, and what projects write into theirs is a key under [mig]."""

import json
import logging
import os

import sqlalchemy as sa
from alembic import context

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

keys = context.config.get_section("mig", {})
flags = ("version_table_pk", "transaction_per_migration", "transactional_ddl")
options = {key: keys[key] for key in ("version_table", "version_table_schema") if key in keys}
options.update({key: keys[key] == "true" for key in flags if key in keys})
if "naming_convention" in keys:
    options["target_metadata"] = sa.MetaData(naming_convention=json.loads(keys["naming_convention"]))

if context.is_offline_mode():
    context.configure(
        url="postgresql+psycopg2://",
        literal_binds=keys.get("offline_literal_binds") != "false",
        dialect_opts={"paramstyle": "named"},
        **options,
    )
    with context.begin_transaction():
        context.run_migrations()
else:
    engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        for statement in keys.get("session_sql", "").strip().splitlines():
            connection.execute(sa.text(statement))
        connection.commit()
        context.configure(connection=connection, **options)
        with context.begin_transaction():
            context.run_migrations()
