"""no limits"""

from alembic import op

revision = "a2"
down_revision = "a1"


def show(where):
    names = ["lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"]
    sql = "SELECT " + ", ".join(f"current_setting('{name}')" for name in names)
    print(where, *op.get_bind().exec_driver_sql(sql).one())


def upgrade():
    show("a2")


def downgrade():
    show("a2, down")
