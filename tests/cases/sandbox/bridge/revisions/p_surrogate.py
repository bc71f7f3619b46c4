from alembic import op

revision = "p_surrogate"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({"request": "output", "stream": "stdout", "text": "\udc80"})


def downgrade():
    pass
