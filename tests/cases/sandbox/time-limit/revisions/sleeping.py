from alembic import op

revision = "sleeping"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    import time

    time.sleep(3600)


def downgrade():
    pass
