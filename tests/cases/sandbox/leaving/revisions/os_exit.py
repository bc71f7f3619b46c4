from alembic import op

revision = "os_exit"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os._exit(0)


def downgrade():
    pass
