from alembic import op

revision = "list_root"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import os

    print(os.listdir("/"))


def downgrade():
    pass
