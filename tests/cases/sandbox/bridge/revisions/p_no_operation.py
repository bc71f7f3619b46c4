from alembic import op

revision = "p_no_operation"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": "operation", "operation": {"op": "create_table"}})


def downgrade():
    pass
