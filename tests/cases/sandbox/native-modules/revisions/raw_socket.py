from alembic import op

revision = "raw_socket"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import _socket

    _socket.socket()


def downgrade():
    pass
