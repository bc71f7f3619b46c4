"""index"""

import sqlalchemy as sa
from alembic import op

revision = "s04"
down_revision = "s03"


def upgrade():
    op.create_index("things_name", "things", ["name"])
    op.execute("INSERT INTO applied VALUES ('s04')")


def downgrade():
    raise NotImplementedError
