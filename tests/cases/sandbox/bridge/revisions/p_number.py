from alembic import op

revision = "p_number"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": "driver_sql", "sql": 1})


def downgrade():
    pass
