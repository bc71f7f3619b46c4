"""limits"""

from alembic import op

revision = "a1"
down_revision = None
mig_lock_timeout = "2s"
mig_statement_timeout = "10min"


def show(where):
    names = ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"]
    sql = "SELECT " + ", ".join(f"current_setting('{name}')" for name in names)
    print(where, *op.get_bind().exec_driver_sql(sql).one())


def upgrade():
    show("a1")
    with op.get_context().autocommit_block():
        show("a1, outside")
    show("a1, after")


def downgrade():
    show("a1, down")
