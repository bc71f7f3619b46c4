from alembic import op

revision = "rmtree"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import shutil

    shutil.rmtree("revisions")


def downgrade():
    pass
