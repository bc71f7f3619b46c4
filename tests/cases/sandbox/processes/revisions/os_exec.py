from alembic import op

revision = "os_exec"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.execvp("true", ["true"])


def downgrade():
    pass
