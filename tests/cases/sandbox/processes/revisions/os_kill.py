from alembic import op

revision = "os_kill"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.kill(os.getpid(), 9)


def downgrade():
    pass
