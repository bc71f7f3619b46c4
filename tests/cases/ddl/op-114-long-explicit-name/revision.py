"""op-114-long-explicit-name"""

from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_index("x" * 64, "t", ["a"])


def downgrade():
    pass
