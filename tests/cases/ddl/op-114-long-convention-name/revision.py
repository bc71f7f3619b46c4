"""op-114-long-convention-name"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("a_table_name_that_is_long_enough_to_overflow", sa.Column("a_column_with_a_long_name_too", sa.Integer(), index=True, unique=False), sa.UniqueConstraint("a_column_with_a_long_name_too"))


def downgrade():
    pass
