"""op-03-table-option-refused"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer()), postgresql_with={"fillfactor": 50})


def downgrade():
    pass
