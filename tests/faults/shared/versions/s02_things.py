"""things"""

import sqlalchemy as sa
from alembic import op

revision = "s02"
down_revision = "s01"


def upgrade():
    op.create_table("things", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.execute("INSERT INTO applied VALUES ('s02')")


def downgrade():
    raise NotImplementedError
