from alembic import op
import sqlalchemy as sa

revision = "after_commit"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    with op.get_context().autocommit_block():
        op.execute("CREATE TABLE stays ()")
    op.execute("SELECT pg_sleep(3600)")


def downgrade():
    pass
