"""one"""

import os

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("SELECT 1")
    engine = sa.create_engine(os.environ["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE beside (id INTEGER)"))


def downgrade():
    pass
