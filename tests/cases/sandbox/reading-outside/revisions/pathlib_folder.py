from alembic import op

revision = "pathlib_folder"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import pathlib

    print(list(pathlib.Path("/etc").iterdir()))


def downgrade():
    pass
