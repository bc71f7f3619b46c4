"""inspect"""

import sqlalchemy as sa
from alembic import op

revision = "inspect"
down_revision = "start"


def upgrade():
    tables = sa.inspect(op.get_bind()).get_table_names()


def downgrade():
    pass
