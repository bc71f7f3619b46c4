from alembic import op

revision = "os_mkdir"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.mkdir("new")


def downgrade():
    pass
