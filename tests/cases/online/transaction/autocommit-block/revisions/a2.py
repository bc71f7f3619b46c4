"""step 2"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.execute("CREATE TABLE u (i INTEGER)")
    with op.get_context().autocommit_block():
        op.execute("CREATE INDEX CONCURRENTLY ON t (i)")
    op.execute("CREATE TABLE v (i INTEGER)")


def downgrade():
    pass
