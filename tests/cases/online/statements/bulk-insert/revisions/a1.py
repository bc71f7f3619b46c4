"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(20)), sa.Column("on", sa.Date()))
    import datetime
    op.bulk_insert(t, [{"id": 1, "name": "it's", "on": datetime.date(2020, 1, 2)}, {"id": 2, "name": "%", "on": None}])
    op.bulk_insert(t, [])


def downgrade():
    pass
