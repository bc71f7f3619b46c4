from alembic import op

revision = "gzip_file"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import gzip

    gzip.open("new.gz", "w")


def downgrade():
    pass
