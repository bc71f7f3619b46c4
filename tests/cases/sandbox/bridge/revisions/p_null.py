from alembic import op

revision = "p_null"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": "driver_sql", "sql": "SELECT 1\0"})


def downgrade():
    pass
