"""An env.py with the rules of Rewriter that projects have most."""

import logging
import os

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate import rewriter
from alembic.operations import ops

from models import metadata

logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

order = rewriter.Rewriter()
steps = rewriter.Rewriter()
flags = rewriter.Rewriter()


@order.rewrites(ops.CreateTableOp)
def order_columns(context, revision, op):
    special_names = {"id": -100, "created_at": 1001, "updated_at": 1002}
    cols_by_key = [
        (special_names.get(col.key, index) if isinstance(col, sa.Column) else 2000, col.copy())
        for index, col in enumerate(op.columns)
    ]
    columns = [col for _, col in sorted(cols_by_key, key=lambda entry: entry[0])]
    return ops.CreateTableOp(
        op.table_name, columns, schema=op.schema, _namespace_metadata=op._namespace_metadata, **op.kw
    )


@steps.rewrites(ops.AddColumnOp)
def add_column(context, revision, op):
    if op.column.nullable:
        return op
    op.column.nullable = True
    return [
        op,
        ops.ExecuteSQLOp(f"UPDATE {op.table_name} SET {op.column.name} = 0"),
        ops.AlterColumnOp(op.table_name, op.column.name, modify_nullable=False, existing_type=op.column.type),
    ]


@steps.rewrites(ops.DropColumnOp)
def keep_column(context, revision, op):
    return [] if op.column_name == "kept" else op


@steps.rewrites(ops.AlterColumnOp)
def alter_column(context, revision, op):
    if op.modify_comment is not False and op.modify_type is None:
        return None
    if op.modify_type is not None:
        op.modify_nullable = None
    return op


@flags.rewrites(ops.CreateIndexOp)
@flags.rewrites(ops.AddColumnOp)
def add_if_not_exists(context, revision, op):
    op.if_not_exists = True
    return op


@flags.rewrites(ops.DropTableOp)
@flags.rewrites(ops.DropIndexOp)
@flags.rewrites(ops.DropColumnOp)
@flags.rewrites(ops.DropConstraintOp)
def add_if_exists(context, revision, op):
    op.if_exists = True
    return op


writer = order.chain(steps).chain(flags)

engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, process_revision_directives=writer)
    with context.begin_transaction():
        context.run_migrations()
