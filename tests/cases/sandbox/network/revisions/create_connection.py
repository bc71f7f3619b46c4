from alembic import op

revision = "create_connection"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import socket

    socket.create_connection(("127.0.0.1", 5432))


def downgrade():
    pass
