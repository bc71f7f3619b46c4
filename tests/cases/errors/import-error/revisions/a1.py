"""one"""

import no_such_module
import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("kind", no_such_module.Kind(), nullable=False))


def downgrade():
    pass
