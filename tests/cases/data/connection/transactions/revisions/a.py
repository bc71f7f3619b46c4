"""tables"""

import sqlalchemy as sa
from alembic import op

revision = "a"
down_revision = None


def upgrade():
    op.create_table(
        "items",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(50), nullable=False, unique=True),
        sa.Column("price", sa.Numeric(10, 2)),
    )
    op.execute("INSERT INTO items (name, price) VALUES ('one', 1.50), ('two', NULL), ('three', 3)")


def downgrade():
    op.drop_table("items")
