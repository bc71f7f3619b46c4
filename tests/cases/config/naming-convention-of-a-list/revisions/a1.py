"""constraints and indexes without names"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, index=True),
        sa.UniqueConstraint("id", "name"),
        sa.CheckConstraint("id > 0", name="positive"),
    )
    op.create_unique_constraint(None, "t", ["name"])
    op.create_index(None, "t", ["id"])


def downgrade():
    op.drop_table("t")
