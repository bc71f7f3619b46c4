from alembic import op

revision = "urlopen"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import urllib.request

    urllib.request.urlopen("http://127.0.0.1/")


def downgrade():
    pass
