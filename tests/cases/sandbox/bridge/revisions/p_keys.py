from alembic import op

revision = "p_keys"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import sys

    sys.modules["_mig"].call({(1, 2): 3})


def downgrade():
    pass
