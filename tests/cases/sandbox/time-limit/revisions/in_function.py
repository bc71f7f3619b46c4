from alembic import op

revision = "in_function"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    op.execute("DO $$ BEGIN PERFORM pg_sleep(3600); END $$")


def downgrade():
    pass
