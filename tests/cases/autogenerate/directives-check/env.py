"""An env.py that lets no table be dropped, nor columns be commented."""

import logging
import os

import sqlalchemy as sa
from alembic import context
from alembic.operations.ops import AlterColumnOp, DropTableOp, ModifyTableOps

from models import metadata

config = context.config
logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)


def keep(op):
    if isinstance(op, ModifyTableOps):
        op.ops[:] = [one for one in op.ops if keep(one)]
        return not op.is_empty()
    return not isinstance(op, DropTableOp) and not (isinstance(op, AlterColumnOp) and op.modify_comment is not False)


def process_revision_directives(context, revision, directives):
    for directive in directives:
        directive.upgrade_ops.ops = [op for op in directive.upgrade_ops.ops if keep(op)]
        directive.downgrade_ops = directive.upgrade_ops.reverse()
        if getattr(config.cmd_opts, "autogenerate", False) and directive.upgrade_ops.is_empty():
            directives.remove(directive)


engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection, target_metadata=metadata, process_revision_directives=process_revision_directives
    )
    with context.begin_transaction():
        context.run_migrations()
