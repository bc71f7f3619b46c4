"""last"""

import sqlalchemy as sa
from alembic import op

revision = "s06"
down_revision = "s05"


def upgrade():
    op.execute("INSERT INTO applied VALUES ('s06')")
    op.alter_column("things", "kind", nullable=False)


def downgrade():
    raise NotImplementedError
