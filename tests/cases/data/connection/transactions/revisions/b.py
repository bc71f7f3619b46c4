"""transactions by hand and as context managers"""

import sqlalchemy as sa
from alembic import context, op
from show import fails, show

revision = "b"
down_revision = "a"


def names(bind):
    return bind.execute(sa.text("SELECT name FROM items ORDER BY id")).scalars().all()


def upgrade():
    bind = op.get_bind()
    show(bind is op.get_context().connection, bind is op.get_context().bind, bind is op.get_context().impl.bind)
    show(bind is context.get_bind(), op.get_context() is context.get_context())
    show(bind.dialect.name, bind.engine.dialect.name, op.get_context().dialect.name, bind.engine.name, bind.dialect.driver)
    show(op.get_context().impl.__dialect__, op.get_context().as_sql, context.is_offline_mode())
    show(bind.in_transaction(), bind.in_nested_transaction(), bind.closed, bind.invalidated)
    show(type(bind).__name__, type(bind.engine).__name__, type(bind.get_transaction()).__name__)

    with bind.begin_nested() as nested:
        show(type(nested).__name__, nested.is_active, bind.in_nested_transaction())
        bind.execute(sa.text("INSERT INTO items (name) VALUES ('kept')"))
    show(nested.is_active, names(bind))

    nested = bind.begin_nested()
    bind.execute(sa.text("INSERT INTO items (name) VALUES ('gone')"))
    show(names(bind))
    nested.rollback()
    show(names(bind), nested.is_active, nested.is_valid)
    fails(nested.commit)
    nested.rollback()

    try:
        with bind.begin_nested():
            bind.execute(sa.text("INSERT INTO items (name) VALUES ('also gone')"))
            bind.execute(sa.text("INSERT INTO items (name) VALUES ('one')"))
    except sa.exc.IntegrityError as error:
        show(type(error.orig).__name__, error.orig.pgcode, error.orig.diag.constraint_name)
    show(names(bind))

    outer = bind.begin_nested()
    bind.execute(sa.text("DELETE FROM items WHERE name = 'one'"))
    inner = bind.begin_nested()
    bind.execute(sa.text("DELETE FROM items WHERE name = 'two'"))
    show(names(bind))
    show(bind.get_nested_transaction() is inner)
    inner.rollback()
    show(names(bind))
    outer.rollback()
    show(names(bind))

    try:
        with bind.begin_nested():
            bind.execute(sa.text("UPDATE items SET price = 99"))
            raise RuntimeError("stop")
    except RuntimeError as error:
        show(error)
    show(bind.execute(sa.text("SELECT sum(price) FROM items")).scalar())

    savepoint = bind.begin_nested()
    bind.execute(sa.text("UPDATE items SET price = 5 WHERE name = 'two'"))
    savepoint.commit()
    show(bind.scalar(sa.text("SELECT price FROM items WHERE name = 'two'")))
    fails(savepoint.commit)
    savepoint = bind.begin_nested()
    savepoint.close()
    show(savepoint.is_active)

    fails(bind.execution_options, isolation_level="AUTOCOMMIT")


def downgrade():
    bind = op.get_bind()
    show(names(bind))
    bind.execute(sa.text("DELETE FROM items WHERE name = 'kept'"))
