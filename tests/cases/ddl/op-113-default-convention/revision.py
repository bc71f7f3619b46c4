"""op-113-default-convention"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("c", sa.Integer(), index=True), schema="s")
    op.create_table("t", sa.Column("c", sa.Integer(), index=True, unique=True))
    op.add_column("t", sa.Column("Mixed", sa.Integer(), index=True))


def downgrade():
    pass
