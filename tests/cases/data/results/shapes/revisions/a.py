"""a table with rows"""

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    table = op.create_table(
        "items",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("price", sa.Numeric(10, 2)),
    )
    op.bulk_insert(table, [{"name": "item %d" % n, "price": n * 1.25 if n != 3 else None} for n in range(1, 8)])


def downgrade():
    op.drop_table("items")
