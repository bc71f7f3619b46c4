"""autocommit blocks"""

import sqlalchemy as sa
from alembic import context, op
from show import fails, show

revision = "b"
down_revision = "a"


def upgrade():
    bind = op.get_bind()
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE mood ADD VALUE 'sad'")
        op.execute("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad'")
        op.create_index("items_name", "items", ["name"], postgresql_concurrently=True)
        show(bind.execute(sa.text("SELECT enum_range(NULL::mood)::text[]")).scalar())
        bind.execute(sa.text("INSERT INTO items (name) VALUES (:name)"), {"name": "in the block"})
        bind.exec_driver_sql("VACUUM items")
        try:
            op.execute("ALTER TYPE mood ADD VALUE 'sad'")
        except sa.exc.ProgrammingError as error:
            show(type(error.orig).__name__)
    op.execute("ALTER TABLE items ADD COLUMN mood mood DEFAULT 'sad'")
    show(bind.execute(sa.text("SELECT name, mood FROM items")).all())
    with context.get_context().autocommit_block():
        op.drop_index("items_name", "items", postgresql_concurrently=True)
    show(bind.in_transaction(), bind.get_isolation_level(), bind.default_isolation_level)
    show(bind.get_execution_options() is not None, bind.engine.url.database is not None, bind.engine.url.drivername, bind.engine.url.get_backend_name(), bind.engine.driver)


def downgrade():
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS items_name")
    op.drop_column("items", "mood")
