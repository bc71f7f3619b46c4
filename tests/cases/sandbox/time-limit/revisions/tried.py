from alembic import op

revision = "tried"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    try:
        op.execute("SELECT pg_sleep(3600)")
    except Exception:
        op.execute("SELECT 1")


def downgrade():
    pass
