"""op-85-bulk-insert"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    t = op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String()), sa.Column("ok", sa.Boolean()))
    op.bulk_insert(t, [{"id": 1, "name": "it's", "ok": True}, {"id": 2, "name": None, "ok": False}])
    op.bulk_insert(t, [{"id": 3}, {"name": op.inline_literal("x")}], multiinsert=False)
    op.bulk_insert(t, [])


def downgrade():
    pass
