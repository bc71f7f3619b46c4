"""op-114-long-table-name"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    # Directives leave the length of a table's name to the server, what goes through the table itself does not.
    op.create_table("n" * 70, sa.Column("c" * 70, sa.Integer()))
    op.drop_table("n" * 70)


def downgrade():
    sa.Table("n" * 70, sa.MetaData()).create(op.get_bind())
