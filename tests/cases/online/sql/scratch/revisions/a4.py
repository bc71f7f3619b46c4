"""an engine of its own"""

import os

import sqlalchemy as sa
from alembic import op

revision = "a4"
down_revision = "a3"


def upgrade():
    engine = sa.create_engine(os.environ["DATABASE_URL"])
    with engine.connect() as connection:
        count = connection.execute(sa.text("SELECT count(*) FROM shelf")).scalar()
        op.execute(f"COMMENT ON COLUMN shelf.room IS 'where {count} are'")
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM shelf"))


def downgrade():
    pass
