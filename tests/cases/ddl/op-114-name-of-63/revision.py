"""op-114-name-of-63"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("x" * 63, "t", ["a"])
    op.create_unique_constraint("y" * 63, "t", ["a"])


def downgrade():
    pass
