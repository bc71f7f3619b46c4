"""step 2"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.execute("ALTER TYPE mood ADD VALUE 'b'")
    op.execute("CREATE TABLE t (m mood DEFAULT 'b')")


def downgrade():
    pass
