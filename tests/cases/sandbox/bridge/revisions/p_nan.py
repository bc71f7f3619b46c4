from alembic import op

revision = "p_nan"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": float("nan")})


def downgrade():
    pass
