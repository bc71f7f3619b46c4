from alembic import op

revision = "http_client"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import http.client

    http.client.HTTPConnection("127.0.0.1").request("GET", "/")


def downgrade():
    pass
