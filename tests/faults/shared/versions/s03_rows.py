"""rows"""

import sqlalchemy as sa
from alembic import op

revision = "s03"
down_revision = "s02"


def upgrade():
    # Nothing in it fails when it is done twice.
    op.execute("INSERT INTO applied VALUES ('s03')")
    op.execute("INSERT INTO things (name) SELECT 'thing ' || n FROM generate_series(1, 100) AS n")


def downgrade():
    raise NotImplementedError
