"""commit and rollback"""

import sqlalchemy as sa
from alembic import op
from show import fails, show

revision = "c"
down_revision = "b"


def count(bind):
    return bind.execute(sa.text("SELECT count(*) FROM items")).scalar()


def upgrade():
    bind = op.get_bind()
    with op.get_context().autocommit_block():
        show(bind.in_transaction(), count(bind), bind.in_transaction())
        op.execute("INSERT INTO items (name) VALUES ('autocommit')")
        fails(bind.execute, sa.text("INSERT INTO items (name) VALUES ('autocommit')"))
        show(count(bind))
    show(bind.in_transaction(), count(bind))
    try:
        with bind.begin_nested():
            op.execute("INSERT INTO items (name) VALUES ('in a savepoint')")
            op.create_table("scratch", sa.Column("id", sa.Integer))
            op.execute("INSERT INTO items (name) VALUES ('one')")
    except sa.exc.IntegrityError as error:
        print(error)
    show(count(bind), sa.inspect(bind).has_table("scratch"))


def downgrade():
    op.execute("DELETE FROM items WHERE name = 'autocommit'")
