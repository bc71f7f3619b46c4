"""kind"""

import sqlalchemy as sa
from alembic import op

revision = "s05"
down_revision = "s04"


def upgrade():
    op.add_column("things", sa.Column("kind", sa.Integer, server_default="0"))
    op.execute("UPDATE things SET kind = id % 3")
    op.execute("INSERT INTO applied VALUES ('s05')")


def downgrade():
    raise NotImplementedError
