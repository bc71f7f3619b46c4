"""applied"""

import sqlalchemy as sa
from alembic import op

revision = "s01"
down_revision = None


def upgrade():
    op.create_table("applied", sa.Column("revision", sa.Text))
    op.execute("INSERT INTO applied VALUES ('s01')")


def downgrade():
    raise NotImplementedError
