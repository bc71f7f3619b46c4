"""An env.py whose function works on the operations of a revision."""

import logging
import os
import re
from pathlib import Path

import sqlalchemy as sa
from alembic import context
from alembic.operations import ops
from alembic.script import ScriptDirectory

from extension import EnableExtensionOp
from models import metadata

config = context.config
logging.basicConfig(format="%(levelname)-5.5s [%(name)s] %(message)s")
logging.getLogger("alembic").setLevel(logging.INFO)

VERSIONS_DIR = Path(__file__).parent / "revisions"


def _next_ordinal():
    numbers = [int(match.group(1)) for match in (re.match(r"^(\d+)_", path.name) for path in VERSIONS_DIR.glob("*.py")) if match]
    listed = [name for name in os.listdir(VERSIONS_DIR) if name.endswith(".py")]
    assert len(listed) == len(numbers)
    return max(numbers, default=0) + 1


def _flat(operations):
    for op in operations:
        if isinstance(op, ops.ModifyTableOps):
            yield from _flat(op.ops)
        else:
            yield op


def _filter_ops(operations):
    left = []
    for op in operations:
        if isinstance(op, ops.ModifyTableOps):
            op.ops = _filter_ops(op.ops)
            if op.ops:
                left.append(op)
            continue
        if isinstance(op, (ops.DropTableOp, ops.CreateTableOp)) and op.table_name.startswith("keep"):
            continue
        if isinstance(op, ops.AlterColumnOp) and op.modify_comment is not False and op.modify_nullable is None:
            continue
        if isinstance(op, (ops.CreateIndexOp, ops.DropIndexOp)) and op.index_name == "ix_not":
            continue
        left.append(op)
    return left


def process_revision_directives(context, revision, directives):
    migration_script = directives[0]
    head = ScriptDirectory.from_config(context.config).get_current_head()
    number = 1 if head is None else int(head.lstrip("0")) + 1
    assert number == _next_ordinal()
    assert context.get_current_revision() == head == (revision[0] if revision else None)
    assert [one.revision for one in context.script.walk_revisions()][:1] == ([head] if head else [])
    assert context.dialect.name == "postgresql"
    migration_script.rev_id = "{0:04}".format(number)
    for way in (migration_script.upgrade_ops, migration_script.downgrade_ops):
        way.ops = _filter_ops(way.ops)
    if migration_script.upgrade_ops.is_empty():
        directives[:] = []
        return
    upgrade = migration_script.upgrade_ops.ops
    if [op for op in _flat(upgrade) if isinstance(op, ops.CreateTableOp)]:
        migration_script.imports.add("import extension")
        upgrade.insert(0, EnableExtensionOp("citext"))
        migration_script.downgrade_ops.ops.append(ops.ExecuteSQLOp("DROP EXTENSION citext"))
    for op in list(_flat(upgrade)):
        if isinstance(op, ops.CreateTableOp):
            index = ops.CreateIndexOp(
                "ix_lower", op.table_name, [sa.func.lower(sa.column("name")), sa.text("id DESC")], unique=True,
                postgresql_where=sa.text("id > 0"),
            )
            upgrade.append(index)
            upgrade.append(ops.CreateUniqueConstraintOp("uq_added", op.table_name, ["id", "name"]))
            upgrade.append(
                ops.CreateForeignKeyOp("fk_added", op.table_name, "t", ["id"], ["id"], ondelete="CASCADE")
            )
            upgrade.append(ops.CreateCheckConstraintOp("ck_added", op.table_name, "id > 0"))
            upgrade.append(ops.CreateTableCommentOp(op.table_name, "it's", existing_comment=None))
            upgrade.append(ops.RenameTableOp("a", "b") if False else ops.DropTableCommentOp(op.table_name, existing_comment="it's"))
            migration_script.downgrade_ops.ops.insert(0, ops.DropConstraintOp("uq_added", op.table_name, "unique"))
            migration_script.downgrade_ops.ops.insert(0, ops.DropConstraintOp("ck_added", op.table_name, type_="check"))
            migration_script.downgrade_ops.ops.insert(0, ops.DropIndexOp("ix_lower", op.table_name, if_exists=True))
            op.comment = "made here"
            op.columns.append(sa.Column("added", sa.Numeric(3), server_default="0"))
    # what is dropped comes first
    upgrade.sort(key=lambda op: 0 if isinstance(op, ops.DropTableOp) else 1)


engine = sa.create_engine(os.environ["DATABASE_URL"], poolclass=sa.pool.NullPool)
with engine.connect() as connection:
    context.configure(
        connection=connection, target_metadata=metadata, process_revision_directives=process_revision_directives
    )
    with context.begin_transaction():
        context.run_migrations()
