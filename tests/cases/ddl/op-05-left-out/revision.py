"""op-05-left-out"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "t",
        sa.Column("a", sa.Integer()),
        sa.Column("xmin", sa.Integer(), system=True),
        sa.ForeignKeyConstraint(["a"], ["o.id"], name="later", use_alter=True),
    )


def downgrade():
    pass
