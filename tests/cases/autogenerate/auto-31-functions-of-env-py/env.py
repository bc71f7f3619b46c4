"""An env.py with functions that have a say in new revisions."""

import logging
import os

import sqlalchemy as sa
from alembic import context

from models import metadata

config = context.config
logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

ignored = config.get_section("ignored", {}).get("tables", "").split()


def include_name(name, type_, parent_names):
    if type_ == "schema":
        return name in (None, "app")
    if type_ == "table":
        return parent_names["schema_qualified_table_name"] not in ignored
    if type_ == "index":
        return not name.startswith("by_hand")
    return True


def include_object(object, name, type_, reflected, compare_to):
    if object.info.get("skip"):
        return False
    if type_ == "table" and reflected and compare_to is None:
        return name.startswith("mine")
    if type_ == "column" and reflected:
        return not isinstance(object.type, sa.JSON)
    if type_ == "index" and object.table.name == "indexed" and not reflected:
        return compare_to is None and name != "ix_unwanted"
    if type_ == "foreign_key_constraint":
        return object.referred_table.schema is None if not reflected else name != "keep_fk"
    if type_ == "unique_constraint":
        return [column.name for column in object.columns] != ["a", "b"]
    return not (name or "").endswith("_never")


def compare_type(context, inspected_column, metadata_column, inspected_type, metadata_type):
    if isinstance(metadata_type, sa.Text):
        return False
    if metadata_column.name == "always":
        return True
    return None


engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_schemas=True,
        include_name=include_name,
        include_object=include_object,
        compare_type=compare_type,
    )
    with context.begin_transaction():
        context.run_migrations()
