from alembic import op

revision = "caught"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    try:
        b"x" * 10**12
    except MemoryError:
        pass


def downgrade():
    pass
