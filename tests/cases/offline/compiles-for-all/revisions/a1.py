"""a table with a foreign key that has a name"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id", name="orders_user_id_fkey")),
    )


def downgrade():
    op.drop_table("orders")
