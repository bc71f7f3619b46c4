from alembic import op

revision = "temporary"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import tempfile

    tempfile.TemporaryFile()


def downgrade():
    pass
