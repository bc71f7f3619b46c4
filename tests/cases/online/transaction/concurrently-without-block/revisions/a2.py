"""step 2"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.create_index("i", "t", ["i"], postgresql_concurrently=True)


def downgrade():
    pass
