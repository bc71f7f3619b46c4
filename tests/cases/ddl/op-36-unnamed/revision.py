"""op-36-unnamed"""

import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_primary_key(None, "t", ["a"])
    op.create_unique_constraint(None, "t", ["a"])
    op.create_foreign_key(None, "t", "o", ["a"], ["b"])
    op.create_check_constraint(None, "t", "a > 0")
    op.create_exclude_constraint(None, "t", ("a", "="))


def downgrade():
    pass
