"""step 1"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.execute("CREATE TYPE mood AS ENUM ('a')")


def downgrade():
    pass
