"""type-58-flags-without-ddl"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Integer(), key="k", info={"x": 1}, doc="said", onupdate=1, default=2, server_onupdate=sa.FetchedValue(), sort_order=5),
        sa.Column("b", sa.DateTime(), insert_default=sa.func.now(), onupdate=sa.func.now(), sort_order=-1),
        info={"x": 1},
    )
    op.add_column("t", sa.Column("c", sa.Integer(), default=lambda: 5, info={"x": 1}, key="other"))


def downgrade():
    op.drop_column("t", "c")
