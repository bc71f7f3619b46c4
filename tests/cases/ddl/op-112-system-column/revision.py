"""op-112-system-column"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer), sa.Column("xmin", sa.Integer, sa.CheckConstraint("xmin > 0"), system=True))


def downgrade():
    pass
