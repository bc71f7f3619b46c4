"""the table"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("a", sa.String(20), nullable=False, server_default="it's"),
        sa.Column("b", sa.Integer(), comment="said"),
        sa.Column("gone", sa.Text()),
        sa.CheckConstraint("b > 0", name="positive"),
        sa.UniqueConstraint("a", name="uq_a"),
    )
    op.create_index("ix_b", "t", ["b"], postgresql_where=sa.text("b > 1"))
    op.execute("INSERT INTO t (a, b) VALUES ('x', 5), ('y', 7)")


def downgrade():
    op.drop_table("t")
