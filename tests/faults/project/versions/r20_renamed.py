"""renamed"""

import sqlalchemy as sa
from alembic import op

revision = "r20"
down_revision = "r19"


def upgrade():
    op.drop_column("accounts", "caught")
    op.rename_table("tags", "labels")
    op.execute("DELETE FROM orders WHERE account_id = 5")


def downgrade():
    raise NotImplementedError
