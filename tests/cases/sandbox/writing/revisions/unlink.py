from alembic import op

revision = "unlink"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import pathlib

    pathlib.Path("alembic.ini").unlink()


def downgrade():
    pass
