from alembic import op
import sqlalchemy as sa

revision = "data"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE left_behind ()")
    nested = []
    for _ in range(100000):
        nested = [nested]
    op.get_bind().execute(sa.text("SELECT :nested"), {"nested": nested})


def downgrade():
    pass
