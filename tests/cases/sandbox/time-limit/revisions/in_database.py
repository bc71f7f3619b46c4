from alembic import op

revision = "in_database"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    op.execute("SELECT pg_sleep(3600)")


def downgrade():
    pass
