from alembic import op

revision = "os_abort"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.abort()


def downgrade():
    pass
