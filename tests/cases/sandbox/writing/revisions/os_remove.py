from alembic import op

revision = "os_remove"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    os.remove("alembic.ini")


def downgrade():
    pass
