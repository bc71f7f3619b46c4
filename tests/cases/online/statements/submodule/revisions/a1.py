"""one"""

import library
import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("label", library.inner.kinds.label()))


def downgrade():
    pass
