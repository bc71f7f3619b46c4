"""op-13-add-primary-key-column"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.add_column("t", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("t", sa.Column("id", sa.Integer(), primary_key=True), inline_primary_key=True)
    op.add_column("t", sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False), inline_primary_key=True)


def downgrade():
    pass
