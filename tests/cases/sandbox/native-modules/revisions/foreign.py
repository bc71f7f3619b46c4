from alembic import op

revision = "foreign"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import ctypes

    ctypes.CDLL(None)


def downgrade():
    pass
