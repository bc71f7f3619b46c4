from alembic import op
import sqlalchemy as sa

revision = "with_rows"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    op.get_bind().execute(sa.text("SELECT pg_sleep(3600)")).scalar()


def downgrade():
    pass
