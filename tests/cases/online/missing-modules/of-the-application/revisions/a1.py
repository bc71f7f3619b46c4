"""a module of the application that needs what is not there, and a constant of it"""

import sqlalchemy as sa
from alembic import op
from shop.models import Status

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("status", sa.Enum(Status), nullable=False))


def downgrade():
    op.drop_table("t")
    op.execute("DROP TYPE status")
