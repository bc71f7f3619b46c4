from alembic import op

revision = "file_io"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import io

    io.FileIO("new.txt", "w")


def downgrade():
    pass
