from alembic import op

revision = "os_fork"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.fork()


def downgrade():
    pass
