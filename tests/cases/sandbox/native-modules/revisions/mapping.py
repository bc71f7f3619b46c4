from alembic import op

revision = "mapping"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import mmap

    mmap.mmap(-1, 1)


def downgrade():
    pass
