"""op-04-column-line"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Integer(), sa.CheckConstraint("a > 1"), server_default="5", nullable=False),
        sa.Column("b", sa.Integer(), sa.Computed("a * 2"), nullable=False),
        sa.Column("c", sa.String(5, collation="C"), sa.CheckConstraint("c <> ''", name="not_empty"), server_default=sa.text("'x'"), nullable=False, unique=True),
    )


def downgrade():
    pass
