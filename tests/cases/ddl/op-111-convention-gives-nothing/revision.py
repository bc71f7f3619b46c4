"""op-111-convention-gives-nothing"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_unique_constraint(None, "t", [])
    op.create_table("t", sa.Column("a", sa.Integer), sa.CheckConstraint("a > 0"))
    op.drop_constraint(None, "t", type_="unique")


def downgrade():
    pass
