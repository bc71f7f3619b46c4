"""op-21-nothing-to-alter"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.alter_column("t", "c")
    op.alter_column("t", "c", autoincrement=True)
    op.alter_column("t", "c", existing_autoincrement=True, nullable=True)


def downgrade():
    op.alter_column("t", "c", existing_type=sa.Integer())
