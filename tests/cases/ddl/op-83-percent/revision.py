"""op-83-percent"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table("t", sa.Column("a%b", sa.String(), server_default="100%", comment="50%"), sa.CheckConstraint("a % 2 = 0", name="ck%"), comment="5% of it")
    op.execute("SELECT 5 % 2, 'LIKE %s'")


def downgrade():
    pass
