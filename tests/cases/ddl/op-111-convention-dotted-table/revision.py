"""op-111-convention-dotted-table"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_foreign_key(None, "t", "a.b", ["x"], ["y"])


def downgrade():
    pass
