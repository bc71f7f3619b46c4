from alembic import op

revision = "p_none"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call(None)


def downgrade():
    pass
