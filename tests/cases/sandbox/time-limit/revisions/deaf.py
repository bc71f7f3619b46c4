from alembic import op

revision = "deaf"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    try:
        while True: pass
    except BaseException:
        op.execute("SELECT 1")


def downgrade():
    pass
