"""one"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE t (i INTEGER)")
    op.add_column("t", sa.Column("i", sa.Integer()))


def downgrade():
    pass
