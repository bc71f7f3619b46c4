"""step 2"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.execute("COMMIT")
    op.execute("CREATE INDEX CONCURRENTLY ON t (i)")


def downgrade():
    pass
