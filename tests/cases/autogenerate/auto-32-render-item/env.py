"""An env.py that renders some things in its own way."""

import logging
import os

import sqlalchemy as sa
from alembic import context

from models import Code, Money, Secret, Stamp, metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)


def render_item(type_, obj, autogen_context):
    if type_ == "type":
        if isinstance(obj, Stamp):
            # what is in the database needs nothing of the project's
            return "sa.DateTime(timezone=True)"
        if isinstance(obj, Money):
            autogen_context.imports.add("from models import Money")
            return "%r" % obj
        if obj.__class__.__name__ == "Secret":
            autogen_context.imports.add("import models")
            autogen_context.imports.add("import sqlalchemy as sa")
            return "models.Secret(%sText)" % autogen_context.opts["sqlalchemy_module_prefix"]
        if isinstance(obj, Code):
            return f"sa.{obj.impl!r}"
    if type_ == "server_default" and isinstance(obj, sa.DefaultClause) and str(getattr(obj.arg, "text", obj.arg)) == "now()":
        return "sa.func.now()"
    if type_ == "server_default" and obj is None:
        return "sa.null()"
    if type_ == "column" and obj.name.startswith("raw"):
        return "raw_column(%r)" % obj.name
    if type_ == "column" and obj.name == "left_out":
        return None
    if type_ == "primary_key" and obj.table.name == "keyed":
        return "sa.PrimaryKeyConstraint('id', name='own_key')"
    if type_ == "unique" and len(obj.columns) > 1:
        return "own_constraint('a')"
    if type_ == "unique" and obj.name == "uq_none":
        return None
    if type_ == "foreign_key" and obj.ondelete:
        return "cascading(%r)" % [column.name for column in obj.columns]
    if type_ == "check" and obj.name == "positive":
        return "sa.CheckConstraint('own')"
    return False


engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection, target_metadata=metadata, render_item=render_item, compare_type=True, compare_server_default=True
    )
    with context.begin_transaction():
        context.run_migrations()
