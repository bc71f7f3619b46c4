from alembic import op
import sqlalchemy as sa

revision = "loop"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    op.get_bind().execute(sa.text("SELECT pg_sleep(0)")).scalar()
    while True: pass


def downgrade():
    pass
