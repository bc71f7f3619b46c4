from alembic import op

revision = "socket_object"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import socket

    socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def downgrade():
    pass
