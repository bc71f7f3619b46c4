"""op-88-run-async-refused"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


async def work(connection):
    pass


def upgrade():
    op.run_async(work)


def downgrade():
    pass
