from alembic import op

revision = "resolve"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import socket

    socket.getaddrinfo("localhost", 80)


def downgrade():
    pass
