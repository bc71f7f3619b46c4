"""op-15-drop-column"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.drop_column("t", "a")
    op.drop_column("Order", "User", schema="S")
    op.drop_column("t", "a", if_exists=True)
    op.drop_column("t", "a", if_exists=False, mssql_drop_default=True, mssql_drop_check=True)


def downgrade():
    op.add_column("t", sa.Column("a", sa.Integer()))
