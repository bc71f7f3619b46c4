from alembic import op

revision = "copy"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import shutil

    shutil.copy("alembic.ini", "copy.ini")


def downgrade():
    pass
