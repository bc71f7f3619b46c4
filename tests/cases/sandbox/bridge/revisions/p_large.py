from alembic import op

revision = "p_large"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": 2**200})


def downgrade():
    pass
