from alembic import op

revision = "raw_io"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import _io

    _io.open("new.txt", "w")


def downgrade():
    pass
