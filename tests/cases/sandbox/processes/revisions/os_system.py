from alembic import op

revision = "os_system"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.system("true")


def downgrade():
    pass
