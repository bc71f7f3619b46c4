from alembic import op

revision = "os_open"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.open("new.txt", os.O_WRONLY | os.O_CREAT)


def downgrade():
    pass
