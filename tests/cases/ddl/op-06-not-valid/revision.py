"""op-06-not-valid"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Integer()),
        sa.CheckConstraint("a > 0", name="ck", postgresql_not_valid=True),
        sa.ForeignKeyConstraint(["a"], ["o.id"], name="fk", postgresql_not_valid=True),
        sa.Index("ix", "a", postgresql_using="hash"),
    )


def downgrade():
    pass
