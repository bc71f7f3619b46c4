from alembic import op

revision = "write_text"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import pathlib

    pathlib.Path("new.txt").write_text("a")


def downgrade():
    pass
