"""a name that a function of the project's makes"""

import sqlalchemy as sa
from alembic import op

revision = "a2"
down_revision = "a1"


def upgrade():
    op.create_table("u", sa.Column("id", sa.Integer, sa.ForeignKey("t.id")))


def downgrade():
    op.drop_table("u")
